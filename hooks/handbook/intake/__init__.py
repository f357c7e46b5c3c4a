"""What people send in who have neither Python nor git: one list of questions, from which the sheet, the form of the site and the
reading of what comes back are made."""
