"""Write azure_commands.json: what the installed Azure CLI takes, beside ``az ml``.

Run it with the Python of the Azure CLI, after that has been upgraded:

    .venv/azure-cli/bin/python tests/support/commands/azure_record.py
"""

import json
import os
import tempfile
from pathlib import Path

TABLE = Path(__file__).with_name("azure_commands.json")
# The first words of the commands that a guide to Azure Machine Learning may need; all of Azure
# would be ten times as much.
GROUPS = (
    "account",
    "acr",
    "ad",
    "bicep",
    "cognitiveservices",
    "configure",
    "deployment",
    "eventgrid",
    "extension",
    "feature",
    "group",
    "identity",
    "keyvault",
    "lock",
    "login",
    "logout",
    "monitor",
    "network",
    "policy",
    "provider",
    "resource",
    "rest",
    "role",
    "search",
    "storage",
    "tag",
    "version",
    "vm",
)
# Of large groups, what is recorded.
PARTS = {
    "network": ("nsg", "private-dns", "private-endpoint", "private-link-resource", "vnet"),
    "storage": ("account", "blob", "container", "fs", "share"),
    "vm": ("create", "delete", "image", "list", "show", "start", "stop", "deallocate", "identity"),
    "monitor": ("autoscale", "metrics", "diagnostic-settings", "log-analytics", "activity-log"),
}

EVERYWHERE = ("cmd", "_subscription", "_change_reference", "_acquire_policy_token")


def main() -> None:
    """Load the commands of ``az`` as it does itself, and write the table."""
    with tempfile.TemporaryDirectory() as folder:  # no setting and no extension of this machine
        os.environ |= {"AZURE_CONFIG_DIR": folder, "AZURE_CORE_COLLECT_TELEMETRY": "no"}
        os.environ["AZURE_EXTENSION_DIR"] = folder
        version, commands = _load()
    names = sorted(commands)
    data = {
        "source": f"azure-cli {version}, the commands that it loads itself",
        "version": version,
        "groups": sorted({name.split()[0] for name in names}),
        "commands": {f"az {name}": _entry(commands[name]) for name in names if _wanted(name)},
    }
    rows = [f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in data["commands"].items()]
    head = json.dumps({key: data[key] for key in ("source", "version", "groups")}, indent=1)
    body = ",\n".join(rows)
    TABLE.write_text(f'{head[:-2]},\n "commands": {{\n{body}\n}}}}\n', "utf-8")


def _load():
    from azure.cli.core import __version__, get_default_cli
    from azure.cli.core.file_util import create_invoker_and_load_cmds_and_args

    cli = get_default_cli()
    create_invoker_and_load_cmds_and_args(cli)
    return __version__, cli.invocation.commands_loader.command_table


def _wanted(name: str) -> bool:
    first, *rest = name.split()
    return first in GROUPS and (first not in PARTS or rest[0] in PARTS[first])


def _entry(command) -> dict:
    """The flags of one command: required, optional, the values they take, and positions."""
    entry = {"required": [], "optional": [], "choices": {}, "positional": False}
    for name, argument in command.arguments.items():
        settings = argument.type.settings
        flags = [str(getattr(flag, "target", flag)) for flag in settings.get("options_list") or []]
        if name in EVERYWHERE:
            continue
        if not flags or not flags[0].startswith("-"):
            entry["positional"] = True
            continue
        entry["required" if settings.get("required") else "optional"].append(sorted(flags))
        if settings.get("choices"):
            values = [str(value) for value in settings["choices"]]
            entry["choices"] |= dict.fromkeys(flags, values)
    return {key: value for key, value in entry.items() if value or key in ("required", "optional")}


if __name__ == "__main__":
    main()
