"""web: a record -> pages for a browser and JSON for programs; `create_app` puts them together, `summitry serve` runs it."""
