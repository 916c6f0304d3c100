"""The command line: `jieli run`, `jieli chat` and the commands that work beside a running bot."""

from __future__ import annotations

import sys

import click

from bot import logs, offline, settings
from ties.errors import Busy, Damaged, JieliError


class _Cli(click.Group):
    """Turns expected errors into one plain line and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except settings.SettingsError as error:
            raise click.ClickException("\n".join(error.mistakes)) from error
        except Busy as error:
            raise click.ClickException(f"another jieli is running on {error.detail}") from error
        except Damaged as error:
            message = error.detail or "the database is damaged: jieli check says what can be done"
            raise click.ClickException(message) from error
        except JieliError as error:
            raise click.ClickException(str(error)) from error
        except UnicodeDecodeError as error:
            raise click.ClickException("that is not text in UTF-8") from error


@click.group(cls=_Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--log-level", default="INFO", show_default=True, help="DEBUG, INFO, WARNING or ERROR.")
@click.pass_context
def main(context: click.Context, log_level: str) -> None:
    """Jieli (借力) keeps your weak ties."""
    context.obj = log_level


@main.command()
@click.pass_obj
def run(log_level: str) -> None:
    """Serve Telegram."""
    from telegram.error import InvalidToken  # noqa: PLC0415 - other commands start faster without Telegram

    from bot.run import run as serve  # noqa: PLC0415 - as above

    read = settings.load(need_token=True)
    logs.setup(log_level, token=read.token)
    for sentence in settings.advice():
        click.echo(sentence, err=True)
    try:
        serve(read)
    except InvalidToken as error:
        message = "Telegram does not know this BOT_TOKEN: copy it again from the chat with @BotFather"
        raise click.ClickException(message) from error


@main.command()
@click.option("--owner", default=1, show_default=True, help="Telegram id of the owner; made when absent.")
@click.pass_obj
def chat(log_level: str, owner: int) -> None:
    """Talk to the bot in this terminal: no token, no network."""
    from bot import console  # noqa: PLC0415 - other commands start faster without Telegram

    logs.setup("WARNING" if log_level == "INFO" else log_level)
    lines = console.typed_lines() if sys.stdin.isatty() else console.piped_lines()
    console.chat(settings.load(), owner, lines, click.echo)


for command in offline.COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="jieli")
