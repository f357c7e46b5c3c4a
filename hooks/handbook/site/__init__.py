"""The site as a folder: where it is built, what is kept from build to build, what its links lead to, how it is packed."""
