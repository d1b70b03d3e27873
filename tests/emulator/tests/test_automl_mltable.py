import json

import pandas
import pytest

from azureml_emulator.mltable import TableError, read
from azureml_emulator.mltable.load import load

CSV = "name,age,day,member\nAnn,31,2026-01-02,true\nBob,,2026-01-03,false\nCy,40,2026-01-04,true\n"


@pytest.fixture
def table(tmp_path):
    """Load a table from the text of its definition; ``a.csv`` and ``b/c.csv`` lie beside it."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.csv").write_text(CSV)
    (tmp_path / "b/c.csv").write_text(CSV.replace("Ann", "Dan"))

    def make(*transformations: str, paths: str = "- file: ./a.csv", fetched=None):
        steps = "".join(f"- {text}\n" for text in transformations)
        text = f"type: mltable\npaths:\n{paths}\ntransformations:\n{steps}"
        (tmp_path / "MLTable").write_text(text)
        return load(read(tmp_path), fetched)

    make.folder = tmp_path
    return make


def test_types_are_found_out_from_text(table):
    found = table("read_delimited")
    assert list(map(str, found.dtypes)) == ["object", "float64", "datetime64[ns]", "bool"]
    assert list(found.age.isna()) == [False, True, False]
    plain = table("read_delimited: {infer_column_types: false, empty_as_string: true}")
    assert plain.age.tolist() == ["31", "", "40"]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        ("- folder: ./b", ["Dan", "Bob", "Cy"]),
        ("- pattern: ./*.csv\n- file: b/c.csv", ["Ann", "Bob", "Cy", "Dan", "Bob", "Cy"] * 1),
    ],
)
def test_paths_are_files_folders_and_patterns(table, paths, names):
    found = table("read_delimited", paths=paths)
    assert set(found.name) == set(names)


@pytest.mark.parametrize(
    ("header", "columns", "rows"),
    [
        ("all_files_same_headers", ["name", "age", "day", "member"], 6),
        ("from_first_file", ["name", "age", "day", "member"], 7),
        ("no_header", ["Column1", "Column2", "Column3", "Column4"], 8),
    ],
)
def test_headers_are_where_the_definition_says(table, header, columns, rows):
    paths = "- file: a.csv\n- file: b/c.csv"
    found = table(f"read_delimited: {{header: {header}}}", paths=paths)
    assert (list(found.columns), len(found)) == (columns, rows)


def test_json_lines_and_parquet_are_read(table):
    lines = [json.dumps({"x": number}) for number in range(3)]
    (table.folder / "a.jsonl").write_text("\n".join([*lines, "{broken"]))
    drop = "read_json_lines: {invalid_lines: drop, include_path_column: true}"
    found = table(drop, paths="- file: a.jsonl")
    assert found.to_dict("list") == {"x": [0, 1, 2], "Path": ["a.jsonl"] * 3}
    with pytest.raises(TableError, match=r"Line 4 of a\.jsonl is not JSON"):
        table("read_json_lines", paths="- file: a.jsonl")
    pandas.DataFrame({"x": [1, 2]}).to_parquet(table.folder / "a.parquet")
    assert table("read_parquet", paths="- file: a.parquet").x.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("transformation", "names"),
    [
        ("take: 1", ["Ann"]),
        ("skip: 1", ["Bob", "Cy"]),
        ("""filter: 'col("age") > 30 and col("name") != "Cy"'""", ["Ann"]),
        ("""filter: 'col("day") < datetime(2026, 1, 3) or not col("member")'""", ["Ann", "Bob"]),
        ("take_random_sample: {probability: 0.0, seed: 1}", []),
    ],
)
def test_rows_are_chosen(table, transformation, names):
    assert table("read_delimited", transformation).name.tolist() == names


def test_columns_are_kept_dropped_converted_and_taken_from_paths(table):
    kept = table("read_delimited", "keep_columns: [age, name]", "drop_columns: age")
    assert list(kept.columns) == ["name"]
    convert = (
        "convert_column_types: [{columns: [age], column_type: string}, {columns: member, "
        "column_type: {boolean: {true_values: ['false'], false_values: ['true']}}}]"
    )
    found = table("read_delimited", convert)
    assert found.age.tolist()[0] == "31.0"
    assert found.member.tolist() == [False, True, False]
    (table.folder / "country=NL/2026/02").mkdir(parents=True)
    (table.folder / "country=NL/2026/02/a.csv").write_text("x\n1\n")
    form = "extract_columns_from_partition_format: 'country={country}/{month:yyyy/MM}/'"
    found = table("read_delimited", form, paths="- pattern: country*/**/*.csv")
    assert found.country.tolist() == ["NL"]
    assert found.month.tolist() == [pandas.Timestamp("2026-02-01")]


def test_remote_data_is_read_from_where_it_was_brought_to(table):
    uri = "azureml://datastores/workspaceblobstore/paths/taxi"
    paths = f"- pattern: {uri}/*.csv"
    found = table("read_delimited", paths=paths, fetched={uri: str(table.folder / "b")})
    assert read(table.folder).remote == [uri]
    assert found.name.tolist() == ["Dan", "Bob", "Cy"]


@pytest.mark.parametrize(
    ("transformations", "paths", "message"),
    [
        (["read_delta_lake: {version_as_of: 1}"], "- file: a.csv", "does not model read_delta"),
        (["read_excel"], "- file: a.csv", "read_excel in MLTable is unknown"),
        (["read_delimited: {sep: x}"], "- file: a.csv", "read_delimited has no sep"),
        (["take: 1"], "- file: a.csv", "must begin with one of"),
        (["read_delimited", "keep_columns: [size]"], "- file: a.csv", "no column size"),
        (["read_delimited", "filter: 'open(1)'"], "- file: a.csv", "cannot call open"),
        (["read_delimited"], "- file: ../a.csv", "leads out of its folder"),
        (["read_delimited"], "- file: z.csv", r"no file at z\.csv"),
        (["read_delimited: {encoding: utf7}"], "- file: a.csv", "encoding utf7 is unknown"),
    ],
)
def test_what_is_not_modelled_is_refused_by_name(table, transformations, paths, message):
    with pytest.raises(TableError, match=message):
        table(*transformations, paths=paths)
