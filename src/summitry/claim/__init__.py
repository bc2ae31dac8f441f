"""claim: Marked -> Claims. Who did what with whom, where, in which status, on whose word; days still unresolved."""

from summitry.claim.fitting import fit_statuses
from summitry.claim.offices import within_scope
from summitry.claim.reading import claims_of

__all__ = ["claims_of", "fit_statuses", "within_scope"]
