"""Templates, styles, scripts and pictures, and the Jinja environment that compiles the templates."""
