"""MLTable files of listings say what is known, and the data beside them fits it."""

import shutil

import pytest

from support.check import ROOT
from support.yaml_files import tables

TABLE = ROOT / "snippets/data/mltable/diabetes"


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("snippets/**/MLTable")),
    ids=lambda p: p.parent.relative_to(ROOT).as_posix(),
)
def test_table_of_the_guide_can_be_read(path):
    assert tables.check(path) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("type: mltable", "type: mltabel", 2, "The type in MLTable is mltable, not mltabel."),
        ("paths:", "path:", 3, "The file MLTable has unknown keys: path; it has"),
        ("./diabetes.csv", "./diabetis.csv", 4, "There is no file at ./diabetis.csv"),
        ("read_delimited:", "read_delimted:", 6, "The transformation read_delimted"),
        ("encoding:", "encodng:", 8, "read_delimited has no encodng"),
        ("all_files_same_headers", "all_files_same_heder", 9, "all_files_same_heder"),
        ("column_type: float", "column_type: flot", 12, "The column type flot"),
        ("[progression]", "[progresion]", 11, "progresion"),
        ("bmi, blood", "bmii, blood", 14, "bmii"),
        ("latest/MLTable", "latest/MLtable", 1, "is no schema of a table"),
    ],
)
def test_slip_is_found_at_its_line(tmp_path, old, new, line, what):
    folder = shutil.copytree(TABLE, tmp_path / "table")
    text = (folder / "MLTable").read_text("utf-8")
    (folder / "MLTable").write_text(text.replace(old, new, 1), "utf-8")
    [(at, said, cure)] = tables.check(folder / "MLTable")
    assert what in said and cure
    assert at == line


def test_file_that_is_no_yaml_is_told(tmp_path):
    (tmp_path / "MLTable").write_text("paths: [\n", "utf-8")
    assert tables.check(tmp_path / "MLTable")[0][1].startswith("not YAML")
