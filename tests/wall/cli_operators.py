"""Mistakes in ``cli.sh``."""

import re

from .mutants import Edit, misspelt, operator


@operator("cli", "a flag is misspelt")
def misspell_flag(text):
    for found in re.finditer(r"(?<=\s)--([a-z][a-z-]{2,})", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a verb that the command does not have")
def misspell_verb(text):
    for found in re.finditer(r"az ml [a-z-]+ ([a-z-]+)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a group that az ml does not have")
def misspell_group(text):
    for found in re.finditer(r"az ml ([a-z-]+)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a required flag is left out")
def leave_out_flag(text):
    for found in re.finditer(r" --(?:name|file|endpoint-name|version|type|path) \S+", text):
        yield Edit(found.start(), found.end(), "")


@operator("cli", "a file that is not there")
def wrong_file(text):
    for found in re.finditer(r"--file (\S+\.ya?ml)", text):
        yield Edit(found.start(1), found.end(1), "old-" + found[1])


@operator("cli", "a value that the flag does not take")
def misspell_flag_value(text):
    for found in re.finditer(r"--(?:type|tier|auth-mode|output|kind) ([A-Za-z_]+)\b", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a command of CLI v1")
def command_of_v1(text):
    for found in re.finditer(r"az ml (?:data|compute|job)\b", text):
        old = {"data": "dataset", "compute": "computetarget", "job": "run"}
        yield Edit(found.start(), found.end(), "az ml " + old[found[0].split()[-1]])


@operator("cli", "a quotation mark is missing")
def unclosed_quote(text):
    for found in re.finditer(r'"(?=\n|$)', text):
        yield Edit(found.start(), found.end(), "")


@operator("cli", "a variable is misspelt")
def misspell_shell_variable(text):
    for found in re.finditer(r"\$\{?([a-z_]{3,})", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a query that is no JMESPath")
def broken_query(text):
    for found in re.finditer(r'--query "([^"]+)"', text):
        yield Edit(found.start(1), found.end(1), found[1] + "[")


@operator("cli", "a query asks for a key that is not there")
def misspell_query(text):
    for found in re.finditer(r"--query \"?[^\"\n]*?\b([a-z_]{4,})\b(?=[\"\s,}\]])", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "the name of something that is not there")
def misspell_name(text):
    for found in re.finditer(r"--name ([a-z][a-z-]+)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a number differs from that of the other faces")
def other_flag_value(text):
    for found in re.finditer(r"--[a-z-]+ (\d+)\b", text):
        yield Edit(found.start(1), found.end(1), str(int(found[1]) + 1))


@operator("cli", "a flag of another command")
def flag_of_another_command(text):
    for found in re.finditer(r"az ml \w[\w-]* \w+(?= )", text):
        yield Edit(found.end(), found.end(), " --mini-batch-size 10")


@operator("cli", "a continuation is lost")
def lost_continuation(text):
    for found in re.finditer(r" \\\n", text):
        yield Edit(found.start(), found.end(), "\n")


@operator("cli", "a space stands after the backslash")
def space_after_backslash(text):
    for found in re.finditer(r" \\(?=\n)", text):
        yield Edit(found.end(), found.end(), " ")


@operator("cli", "a variable without quotation marks")
def unquoted_variable(text):
    for found in re.finditer(r' "(\$\w+)"', text):
        yield Edit(found.start(), found.end(), f" {found[1]}")


@operator("cli", "a long dash instead of two short ones")
def long_dash(text):
    for found in re.finditer(r"(?<= )--(?=[a-z])", text):
        yield Edit(found.start(), found.end(), "\u2013")


@operator("cli", "one dash instead of two")
def one_dash(text):
    for found in re.finditer(r"(?<= )--(?=[a-z]{3})", text):
        yield Edit(found.start(), found.end(), "-")


@operator("cli", "a flag without its value")
def flag_without_value(text):
    for found in re.finditer(r"(?<=--name)( \S+)", text):
        yield Edit(found.start(1), found.end(1), "")


@operator("cli", "a default that az configure does not know")
def misspell_default(text):
    for found in re.finditer(r"configure --defaults (group|workspace)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a property that --set does not find")
def misspell_set(text):
    for found in re.finditer(r"--set \"?([a-z_]{4,})", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a command of az that is not there")
def misspell_az_command(text):
    for found in re.finditer(r"\baz (group|storage|role|identity|acr|keyvault|monitor)\b", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "a flag that another az group does not have")
def misspell_az_flag(text):
    for found in re.finditer(r"\baz (?!ml|configure)[a-z-]+ [^\n]*?--([a-z-]{4,})", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("cli", "another output format")
def other_format(text):
    for found in re.finditer(r"--output (tsv|table|json)", text):
        yield Edit(found.start(1), found.end(1), "yaml" if found[1] != "yaml" else "tsv")


@operator("cli", "the flag that names the workspace has its v1 spelling")
def flag_of_v1(text):
    for found in re.finditer(r"--(?:max-instances|min-instances|size)", text):
        old = {"--max-instances": "--max-nodes", "--min-instances": "--min-nodes"}
        yield Edit(found.start(), found.end(), old.get(found[0], "--vmsize"))


@operator("cli", "curl does not say that it sends JSON")
def untold_json(text):
    for found in re.finditer(r" --header \"Content-Type: (application/json)\"", text):
        yield Edit(found.start(1), found.end(1), "text/plain")


@operator("cli", "curl does not check the certificate")
def insecure_call(text):
    for found in re.finditer(r"\bcurl(?= --silent)", text):
        yield Edit(found.end(), found.end(), " --insecure")


@operator("cli", "an error of a line is hidden")
def hidden_error(text):
    for found in re.finditer(r"^az [^\n\\]+$", text, re.M):
        yield Edit(found.end(), found.end(), " || true")
