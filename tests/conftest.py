"""Fixtures that several test files share."""

from support.site import browser_type_launch_args, built_site, served_site

__all__ = ["browser_type_launch_args", "built_site", "served_site"]
