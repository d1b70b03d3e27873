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
