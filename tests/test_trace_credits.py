"""trace: an agency credited in the forms papers use, and names that credit nothing."""

import pytest

from summitry.lexicon.weighing import load_tracing
from summitry.model import Article
from summitry.trace.credits import agencies

CREDITED = [
    ("AP", "LIMA (AP) — The bridge was opened."),
    ("Reuters", "LIMA, Oct 22 (Reuters) - The bridge was opened."),
    ("AFP", "The bridge was opened. AFP"),
    ("AFP", "The bridge was opened.\n© 2024 AFP"),
    ("AFP", "The bridge was opened. (With inputs from AFP)"),
    ("AAP", "The bridge was opened.\n- with AAP"),
    ("ANSA", "(ANSA) - LIMA, OCT 22 - The bridge was opened."),
    ("DPA", "Lima (dpa) - The bridge was opened.\ndpa/abc"),
    ("Kyodo", "LIMA, Oct 22, KYODO\nThe bridge was opened."),
    ("Yonhap", "LIMA, Oct. 22 (Yonhap) -- The bridge was opened."),
    ("Bernama", "The bridge was opened.\n-- BERNAMA"),
    ("PTI", "The bridge was opened. PTI ABC DE"),
    ("PTI", "The bridge was opened. (With PTI inputs)"),
    ("ANI", "Lima [Peru], October 22 (ANI): The bridge was opened."),
    ("TASS", "LIMA, October 22. /TASS/. The bridge was opened."),
    ("Interfax", "LIMA. Oct 22 (Interfax) - The bridge was opened."),
    ("Ukrinform", "The bridge was opened, Ukrinform reports."),
    ("Anadolu", "LIMA (AA) - The bridge was opened."),
    ("MENA", "LIMA, Oct 22 (MENA) - The bridge was opened."),
    ("EFE", "Lima, Oct 22 (EFE).- The bridge was opened."),
    ("PA", "By Ann Doe, PA Political Editor\nThe bridge was opened."),
    ("Reuters", "The bridge was opened.\n(Reporting by Ann Doe in Lima; Writing by Jo Roe; Editing by Al Poe)"),
    ("Reuters", "The bridge was opened.\nReporting by Ann Doe; editing by Al Poe"),
    ("CP", "This report by The Canadian Press was first published Oct. 22, 2024."),
]
SILENT = [
    "(AP Photo/Ann Doe)",
    "Photo: AFP/Getty Images",
    "Reuters/Ann Doe/File Photo",
    "Drivers were warned by radio, and the AA in Britain agreed.",
    "Good reporting by local papers helped; Al Poe, the editing chief, said so.",
    "Reporting by the ministry was late.\nThe book has fine editing by its author.",
    "He came with AP students of history.",
]


def found(text):
    return agencies(Article("a", text, ""), load_tracing())


@pytest.mark.parametrize(("agency", "text"), CREDITED)
def test_credited(agency, text):
    assert found(text) == {agency}


@pytest.mark.parametrize("text", SILENT)
def test_no_credit(text):
    assert found(text) == frozenset()
