"""The group that all commands belong to, and the folder that they work on."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click

from .. import __version__
from ..desk.step import ASKED, Step, finish, is_noted, turn_of
from .usage import Command, run

PROGRAM, NEW = "handbook", "new"


def asked_for(name: str, params: Mapping[str, object]) -> str:
    """A command and what it was given, as it is noted with its step."""
    return repr((name, sorted((key, str(value)) for key, value in params.items())))


class Whole(Command):
    """A command before which a step is finished that somebody's killed process began (see `desk.step`)."""

    def invoke(self, ctx: click.Context) -> Any:
        """Finish it and say so, then carry out the command; not the one that has just been finished: asked for once more, it would
        find its own work in its way."""
        done, turn = None, turn_of(root())
        if is_noted(root()):
            with turn:  # one that is at work ends its step itself
                done = finish(root())
        turn.sweep()
        return None if self._is_done(ctx, done) else super().invoke(ctx)

    @staticmethod
    def _is_done(ctx: click.Context, done: Step | None) -> bool:
        """Is what was finished, which is told, what this command is asked for?"""
        asked = asked_for(str(ctx.info_name), ctx.params)
        ASKED.set(asked)
        if done:
            print("上次的改动写到一半停了，剩下的已经写完。", file=sys.stderr)
        if done and done.asked == asked:
            print("写完的就是现在要做的，不再做一遍。", file=sys.stderr)
            return True
        return False


class Changing(Whole):
    """A command that changes files of the handbook by what it reads in them: no other does meanwhile."""

    def invoke(self, ctx: click.Context) -> Any:
        """The same, in its turn."""
        with turn_of(root()):
            return None if self._is_done(ctx, finish(root())) else Command.invoke(self, ctx)


class Commands(Command, click.Group):
    """Commands that answer in Chinese when there is none of a name."""

    command_class = Whole

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), NEW})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name. What a new record can be stands in the models, which take long to load and which no other needs
        to be read from the command line."""
        if cmd_name == NEW:
            importlib.import_module(".new", __package__)
        return super().get_command(ctx, cmd_name)

    def __call__(self, program: str = PROGRAM) -> NoReturn:
        """Run the command line and end the process; `program` is how it was called."""
        run(self, program)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises UsageError in Chinese when there is none of that name."""
        if args[0].startswith("-") or self.get_command(ctx, args[0]):
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"没有“{args[0]}”这个命令。可用的命令：{'、'.join(self.list_commands(ctx))}。", ctx)


def _remember(context: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder:
        context.find_root().obj = folder.absolute()


def root() -> Path:
    """The folder of the handbook that is worked on: the one that --root names, else the current one."""
    named: Path | None = click.get_current_context().find_root().obj
    return named or Path.cwd()


rooted = click.option(
    "--root", metavar="文件夹", type=click.Path(exists=True, file_okay=False, path_type=Path), expose_value=False,
    callback=_remember, help="手册所在的文件夹；不写是当前文件夹，用 scripts/handbook.py 时是它所在的手册。",
)  # fmt: skip


@click.group(cls=Commands, subcommand_metavar="命令 …", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s", help="显示版本。")
@rooted
def main() -> None:
    """做法手册：检查记录、生成网站、预览。"""
