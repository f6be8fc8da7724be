"""Every derived number of a project, each computed in exactly one place."""
