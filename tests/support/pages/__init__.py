"""Rules for pages: their parts, tabs, includes, links and marks."""
