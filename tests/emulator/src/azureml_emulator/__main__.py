"""The command line: ``azureml-emulator run | serve | env | az | coverage``."""

import argparse
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["az"]:  # the shortest way, because every line of a script takes it
        from .az.client import main as az

        return az(arguments[1:])
    options = _parser().parse_args(arguments)
    if options.command == "coverage":
        from .commands.coverage import coverage

        return coverage(options.format)
    from .commands.state import StateInUse, state_folder

    folder = state_folder(options.state)
    try:
        if options.command == "env":
            from .commands.env import env

            return env(folder)
        if options.command == "serve":
            from .commands.serve import serve

            return serve(
                folder,
                port=options.port,
                deterministic=options.deterministic,
                idle=options.idle,
            )
        from .commands.run import run

        script = [options.script, *options.arguments]
        return run(folder, script, deterministic=options.deterministic)
    except (StateInUse, OSError) as error:
        print(f"azureml-emulator: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("azureml-emulator", description="A local Azure ML.")
    commands = parser.add_subparsers(dest="command", required=True)
    state = argparse.ArgumentParser(add_help=False)
    state.add_argument("--state", help="state folder (default: ./.azureml-emulator)")
    fixed = argparse.ArgumentParser(add_help=False)
    fixed.add_argument("--deterministic", action="store_true", help="fixed clock and ids")
    run = commands.add_parser("run", parents=[state, fixed], help="run a Python script")
    run.add_argument("script")
    run.add_argument("arguments", nargs=argparse.REMAINDER)
    serve = commands.add_parser("serve", parents=[state, fixed], help="serve in the foreground")
    serve.add_argument("--port", type=int, default=0, help="default: a free one")
    serve.add_argument("--idle", type=float, default=0, help="stop after so many idle seconds")
    commands.add_parser("env", parents=[state], help="print what points a shell at the server")
    commands.add_parser("az", help="run one az line: azureml-emulator az [--state DIR] -- ml …")
    coverage = commands.add_parser("coverage", help="print what is modelled and what is not")
    coverage.add_argument("--format", choices=["markdown", "json"], default="markdown")
    return parser


if __name__ == "__main__":
    sys.exit(main())
