"""run: the rooms in their order: paths -> record (`local`), articles alone (`alone`), a record as it was (`as_of`), decisions."""
