"""Click in Chinese: what its help says, and what it says of a command line that is wrong."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NoReturn

import click

from .. import broken_off
from . import broken
from .compiled import is_cut_short
from .plain import Plain
from .system import foreseen

COULD_NOT_RUN = 2
HEADINGS = {"Options": "选项", "Commands": "命令"}


def run(command: click.Command, program: str) -> NoReturn:
    """Run a command line and end the process. Click itself would say in English that the command line is wrong, that the
    port is taken or that somebody broke off.
    """
    open_streams()
    keep_own_rights()
    sys.stdout, sys.stderr = Plain.over(sys.stdout), Plain.over(sys.stderr)  # type: ignore[arg-type]
    try:
        with broken_off.Noticed():
            try:
                sys.exit(command.main(prog_name=program, standalone_mode=False))
            finally:
                sys.stdout.flush()  # here what cannot be written can still be told
    except click.Abort as error:
        if is_cut_short(error.__cause__):  # which Click takes for an end of what is typed
            print(broken.told(error.__cause__ or error), file=sys.stderr)
            sys.exit(COULD_NOT_RUN)
        broken_off.leave()
    except KeyboardInterrupt:
        broken_off.leave()
    except click.UsageError as error:
        print(wrong_usage(error, program), file=sys.stderr)
        sys.exit(COULD_NOT_RUN)
    except BrokenPipeError as error:  # who has read enough and closed the other end is told nothing
        give_up_output()
        sys.exit(error.__context__.code if isinstance(error.__context__, SystemExit) else COULD_NOT_RUN)
    except Exception as error:
        print(foreseen(error) or broken.told(error), file=sys.stderr)
        give_up_output()
        sys.exit(COULD_NOT_RUN)


def open_streams() -> None:
    """What the caller has closed leads nowhere, as if to the null device; otherwise the next file opened would take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # it stays open to the end


def keep_own_rights() -> None:
    """What is written can be read and replaced by who wrote it, whatever mask is set."""
    os.umask(os.umask(0o077) & ~0o700)


def give_up_output() -> None:
    """What standard output still holds is not to be tried again at the end of the process."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wide(text: str) -> int:
    """How many columns of a terminal a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


class Formatter(click.HelpFormatter):
    """Help under Chinese headings, in columns that stand straight."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is written."""
        self.write(f"用法：{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        self.write(f"{HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, and what each is for."""
        listed = list(rows)
        column = max(wide(name) for name, _ in listed) + col_spacing
        for name, text in listed:
            self.write(f"{'':>{self.current_indent}}{name}{' ' * (column - wide(name))}{text}\n")


class Context(click.Context):
    """What Click asks for how to write help."""

    formatter_class = Formatter


class Command(click.Command):
    """A command that explains itself in Chinese."""

    context_class = Context

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **settings})

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it is for, in the list of commands: whole, as Click can shorten a text at blanks only and Chinese has none."""
        return (self.help or "").strip()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows this help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这段说明。"
        return option


def wrong_usage(error: click.UsageError, program: str) -> str:
    """What is wrong with a command line, and where its usage is explained."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    return f"{_fault(error)}\n看用法：{error.ctx.command_path if error.ctx else program} --help"


def _fault(error: click.UsageError) -> str:
    param = getattr(error, "param", None)
    written = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name if param else ""
    if isinstance(error, click.NoSuchOption):
        return f"没有“{error.option_name}”这个选项。{_nearest(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 用得不对：要写值的后面写一个值，不写值的后面什么也不写。"
    if isinstance(param, click.Parameter) and isinstance(param.type, click.Choice):
        return f"{written} 只能写：{'、'.join(param.type.choices)}。"
    if isinstance(error, click.MissingParameter):
        return f"少写了{written}。"
    if isinstance(error, click.BadParameter):
        kind = param.type if isinstance(param, click.Parameter) else None
        return f"{written} 只能写整数。" if isinstance(kind, click.types.IntParamType) else f"{written} 写的文件夹找不到。"
    return error.message if not error.message.isascii() else "多写了内容。"


def _nearest(error: click.NoSuchOption) -> str:
    return f"是不是想写 {'、'.join(error.possibilities)}？" if error.possibilities else ""
