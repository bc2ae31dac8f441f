"""claim: Marked -> Claims. Who did what with whom, where, in which status, on whose word; days still unresolved."""

from summitry.claim.fitting import fit_statuses
from summitry.claim.make import DEFAULT_OFFICES
from summitry.claim.offices import within_scope
from summitry.claim.reading import claims_of
from summitry.claim.stays import dated_by_stay

__all__ = ["DEFAULT_OFFICES", "claims_of", "dated_by_stay", "fit_statuses", "within_scope"]
