"""The command that writes a new record."""

from __future__ import annotations

import sys

import click

from ..model import KINDS
from .group import main, root, rooted


@main.command(help=f"新建一条记录：{'、'.join(f'{kind} {model.label}' for kind, model in KINDS.items())}。")
@rooted
@click.argument("kind", metavar="种类", type=click.Choice(list(KINDS)))
@click.argument("identifier", metavar="[编号]", required=False)
@click.option("--set", "settings", multiple=True, metavar="栏目=值", help="直接给出一个栏目的值，可重复；没给的会问。")
def new(kind: str, identifier: str | None, settings: tuple[str, ...]) -> None:
    """Ask for what must be there and write the file."""
    from ..desk.skeleton import new_record

    if wrong := [setting for setting in settings if "=" not in setting]:
        raise click.UsageError(f"“{wrong[0]}”要写成 栏目=值。", click.get_current_context())
    given = dict(setting.split("=", 1) for setting in settings)
    identifier = identifier or click.prompt("编号（文件名，用拼音，如 sanwen-sanbang）")
    sys.exit(new_record(root() / "docs", kind, identifier, given, _ask))


def _ask(name: str, question: str, choices: list[str]) -> str:
    """One question on the terminal; the allowed values are shown and nothing is preset."""
    if choices:
        question += f"\n  可选：{'、'.join(choices)}"
    while not (answer := str(click.prompt(f"{question}\n  {name}", "", prompt_suffix=" = ", show_default=False))).strip():
        click.echo("这一栏必须写。想先停下来，按 Ctrl+C，什么也不会写。")
    return answer
