"""web: the record as pages and as an API over `show`; an empty room until the issue on faces fills it."""
