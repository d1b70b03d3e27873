"""Help, errors and warnings: which stream, which exit code."""

import pytest


def test_help_of_a_group_lists_its_commands_on_standard_output(az):
    printed = az("ml job --help")
    assert "Group\n    az ml job" in printed
    assert "    create\n" in printed and "    show-services\n" in printed
    assert "Subgroups:" in az("ml workspace -h")
    assert "    ml\n" in az("")


def test_help_of_a_command_marks_what_is_required(az):
    printed = az("ml job create -h")
    assert "    --file -f [Required]\n" in printed
    assert "Global Arguments" in printed and "--output -o : Allowed values: json" in printed


def test_a_group_without_a_command_is_a_usage_error(az):
    error = az("ml job", code=2)
    assert error.startswith("ERROR: the following arguments are required: _subcommand")
    assert "create" in error


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("ml job craete", "'craete' is misspelled or not recognized by the system."),
        ("ml job show -n x --nmae y", "unrecognized arguments: --nmae"),
        ("ml job show", "the following arguments are required: --name/-n"),
        ("ml job list -o xml", "'xml' is not a valid value for '--output'"),
        ("ml job list --query [?", "--query"),
    ],
)
def test_a_wrong_line_exits_with_2(az, line, text):
    assert text in az(line, code=2)


def test_what_does_not_exist_exits_with_3(az):
    error = az("ml environment show -n none -v 1", code=3)
    assert error.startswith("ERROR: (")
    assert "ERROR: (ResourceNotFound)" in az("ml compute show -n none", code=3)
    assert "ERROR: (ResourceGroupNotFound)" in az("group show -n nowhere", code=3)


def test_other_failures_exit_with_1(az):
    assert "ERROR: (InvalidComputeName)" in az("ml compute create -n a --type amlcompute", code=1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ml job connect-ssh -n x", "a job here is a process of this machine"),
        ("ml data mount --path x", "mounting needs FUSE"),
        ("ml online-endpoint create -n x --local", "there is no Docker here"),
    ],
)
def test_what_is_not_modelled_says_why(az, line, reason):
    error = az(line, code=1)
    assert "the emulator does not model" in error.lower()
    assert reason in error


def test_a_preview_warns_unless_only_errors_are_shown(az):
    assert az("ml connection list -o none") == ""
    assert az.warnings == (
        "WARNING: Command group 'ml connection' is in preview and under development. Reference "
        "and support levels: https://aka.ms/CLI_refstatus\n"
    )
    az("ml connection list -o none --only-show-errors")
    assert az.warnings == ""


def test_an_error_of_a_file_is_worded_by_the_sdk(az):
    az.write("bad.yml", "command: echo\nenvironment: azureml:any:1\ncolour: red\n")
    error = az("ml job create -f bad.yml", code=1)
    assert "(x) colour:\n- Unknown field." in error
    assert "does not match the prescribed schema for CommandJob yaml files" in error
    assert "\x1b" not in error


def test_the_output_formats_agree(az):
    az("ml environment create -n formats --version 1 --image ubuntu:22.04 -o none")
    line = "ml environment show -n formats --version 1 --query '{name: name, image: image}'"
    assert az.json(f"{line} -o jsonc") == {"name": "formats", "image": "ubuntu:22.04"}
    assert az(f"{line} -o yaml") == "name: formats\nimage: ubuntu:22.04\n"
    assert az(f"{line} -o tsv") == "formats\tubuntu:22.04\n"
    assert az(f"{line} -o TABLE").splitlines()[2].split() == ["formats", "ubuntu:22.04"]
    assert az(f"{line} -o none") == ""
