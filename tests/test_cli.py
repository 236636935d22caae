"""The command: results on stdout, one clear error, the exit code of its kind."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from ukchina.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "Ministers from both sides held talks on trade in Beijing and agreed to meet again."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def corpus(folder: Path, **texts: bytes | str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in texts.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("_txt", ".txt")).write_bytes(data)
    return folder


def test_check_finds_no_fault_in_the_seeds(seeds: Path) -> None:
    result = run("check", seeds)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "5 texts, 103 sentences, no fault" in result.stderr


def test_check_prints_every_fault_where_it_is(tmp_path: Path) -> None:
    faulty = {"b_txt": b"\x00\x01" * 9, "c_txt": b"PK\x03\x04\x00\x00" * 9}
    folder = corpus(tmp_path / "c", a_txt=PROSE, **faulty)
    result = run("check", folder)
    assert result.exit_code == 1
    told = [line.split(": ")[:2] for line in result.stdout.splitlines()]
    assert [place for place, _ in told] == [f"{folder}/b.txt", f"{folder}/c.txt"]
    assert all(message.startswith("binary data") for _, message in told)


def test_check_reads_a_codebook_too(tmp_path: Path, seeds: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('version = "1"\ntheme = []\n', "utf-8")
    outcome = run("check", str(seeds), "--codebook", str(path))
    assert outcome.exit_code == 1
    assert f"{path}:1: no [[theme]]" in outcome.output
    assert run("check", str(seeds), "--codebook", str(tmp_path / "none")).exit_code == 2


THEME = """
[[theme]]
id = "{0}"
name = "A"
short = "A"
definition = "d"
use = "u"
avoid = "a"
examples = ["Trade grew."]
near_misses = ["A trade of blows."]
[[theme.rule]]
id = "{0}.trade"
reason = "r"
patterns = ["trade"]
"""


@pytest.mark.parametrize(
    ("weighed", "themes", "said"),
    [
        (True, ("economy", "climate"), "weights for economy, climate; no theme without"),
        (True, ("economy", "business"), "weights for economy; no weights for business: coded by"),
        (True, ("business",), "weights for no theme; no weights for business: coded by rules"),
        (False, ("economy",), "no theme is weighed, for it does not say weighed = true; all are"),
    ],
)
def test_check_tells_which_themes_of_a_codebook_have_learnt_weights(
    tmp_path: Path, *, weighed: bool, themes: tuple[str, ...], said: str
) -> None:
    folder = corpus(tmp_path / "c", a_txt=PROSE)
    path = tmp_path / "mine.toml"
    top = 'version = "1"\n' + "weighed = true\n" * weighed
    path.write_text(top + "".join(map(THEME.format, themes)))
    result = run("check", folder, "--codebook", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"{path}: {said}")


def test_check_notices_a_changed_word(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "c", a_txt=PROSE)
    (folder / "corpus.toml").write_text('[documents.a]\nsha256 = "00"\n')
    result = run("check", folder)
    assert result.exit_code == 1
    assert re.fullmatch(
        rf"{folder}/corpus\.toml:2: a\.txt has sha256 \w{{64}}, the manifest pins 00\n",
        result.stdout,
    )


def test_export_prints_what_it_wrote(seeds: Path, tmp_path: Path) -> None:
    result = run("export", seeds, "-o", tmp_path / "tables")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(list((tmp_path / "tables").iterdir())) == 7


def test_trace_leads_from_an_id_to_its_words(seeds: Path) -> None:
    result = run("trace", "002_3215f7185f73caf5@370-650", "--corpus", seeds)
    assert result.exit_code == 0
    assert "Lammy is seeking to revive links" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("report", "nowhere"), 2, r"Error: nowhere: nothing there; wanted a folder of texts"),
        (
            ("report", "SEEDS", "-p", "date", "2024"),
            2,
            r'unknown parameter "date"; the nearest is "date_to"',
        ),
        (("report", "SEEDS", "-p", "themes", "tea"), 2, r'unknown theme "tea"; known: reset'),
        (("report", "SEEDS", "--only", "cover"), 2, r"Invalid value for '--only'"),
        (("report", "EMPTY"), 1, r"no text in this folder; wanted at least one \.txt"),
        (("report", "BINARY"), 1, r"a\.txt: binary data \(a NUL byte\); wanted UTF-8 text"),
        (
            ("report", "PICTURE"),
            1,
            r"no text in this folder.*a\.png: not a text this program reads",
        ),
        (("report", "NOTHING"), 1, r"a\.txt: no sentence in this document; wanted prose"),
        (("report", "SEEDS", "-o", "FILE"), 2, r"a file; wanted a folder to write the report into"),
        (("trace", "x@1-2", "--corpus", "SEEDS"), 2, r'no document "x"; known: 000_'),
        (("export", "SEEDS"), 2, r"Missing option '-o'"),
    ],
)
def test_a_wrong_call_or_material_is_one_error_and_the_old_report_stays(
    seeds: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    places = {
        "SEEDS": seeds,
        "EMPTY": corpus(tmp_path / "empty"),
        "BINARY": corpus(tmp_path / "binary", a_txt=b"GIF89a\x00\x01"),
        "PICTURE": corpus(tmp_path / "picture", **{"a.png": b"\x89PNG"}),
        "NOTHING": corpus(tmp_path / "nothing", a_txt="Contents\n\n12 May 2025\n"),
        "FILE": corpus(tmp_path, file="old") / "file",
    }
    old = corpus(tmp_path / "reports", **{"report.html": "old"})
    given = [places.get(argument, argument) for argument in arguments]
    if arguments[0] == "report" and "-o" not in arguments:
        given += ["-o", old]
    result = run(*given)
    assert result.exit_code == code
    assert re.search(message, result.stderr)
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert [path.name for path in old.iterdir()] == ["report.html"]
    assert (old / "report.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("command", ["report", "export", "check", "trace"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset of one text of two, the other left out."""
    texts = corpus(tmp_path / "texts", a_txt="Trade with China grew. It may fall.", b_txt=b"\x00")
    made = run("export", texts, "-o", tmp_path / "made", "--format", "dataset", "--keep-going")
    assert made.exit_code == 1
    return tmp_path / "made"


def test_what_a_dataset_left_out_is_told_as_of_its_texts(dataset: Path, tmp_path: Path) -> None:
    limits = ("--keep-going", "--only", "report", "-o", tmp_path / "report")
    texts, built = run("report", tmp_path / "texts", *limits), run("report", dataset, *limits)
    assert (built.exit_code, built.stderr) == (texts.exit_code, texts.stderr)
    assert built.exit_code == 1
    assert built.stderr.endswith("left out: 1\n")
    checked = run("check", dataset)
    assert checked.exit_code == 1
    assert re.fullmatch(r"\S+b\.txt: binary data [^\n]+\n", checked.stdout)


def test_check_counts_what_a_dataset_holds_and_names_a_file_that_changed(
    seeds: Path, tmp_path: Path
) -> None:
    assert run("export", seeds, "-o", tmp_path, "--format", "dataset").exit_code == 0
    found, wanted = run("check", tmp_path), run("check", seeds)
    assert (found.exit_code, found.stdout) == (0, "")
    assert found.stderr.replace(str(tmp_path), str(seeds)) == wanted.stderr
    (tmp_path / "actors" / "00000.parquet").write_bytes(b"other")
    found = run("check", tmp_path)
    assert found.exit_code == 1
    assert re.fullmatch(r"\S+actors/00000\.parquet: missing, or not [^\n]+\n", found.stdout)


@pytest.mark.parametrize(
    ("name", "how_many"), [("a.txt", "1"), ("a.jsonl", "as many as there will be")]
)
def test_a_dataset_that_is_not_finished_says_in_one_line_how_to_go_on(
    tmp_path: Path, name: str, how_many: str
) -> None:
    text = f'{{"id": "a", "text": "{PROSE}"}}' if name == "a.jsonl" else PROSE
    texts = corpus(tmp_path / "my texts", **{name: text})
    made = tmp_path / "made"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ukchina.study.dataset.writing.found_in", interrupted)
        assert run("export", texts, "-o", made, "--format", "dataset").exit_code == 130
    again = f"ukchina export '{texts}' -o {made} --format dataset"
    said = f"not finished, 0 of {how_many} partitions are there; go on with: {again}\n"
    checked, built = run("check", made), run("report", made, "-o", tmp_path / "report")
    assert (checked.exit_code, built.exit_code) == (1, 2)
    assert checked.stdout == f"{made}: a dataset that is {said}"
    assert built.stderr == f"Error: {checked.stdout}"
    assert run(*shlex.split(again)[1:]).exit_code == 0
    assert run("check", made).exit_code == 0


def interrupted(_: object) -> None:
    raise KeyboardInterrupt


def test_a_report_is_built_on_a_dataset_that_was_exported(seeds: Path, tmp_path: Path) -> None:
    dataset, output = tmp_path / "dataset", tmp_path / "report"
    exported = run("export", seeds, "-o", dataset, "--format", "dataset", "--jobs", 2)
    assert (exported.exit_code, exported.stdout) == (0, f"{dataset}/dataset.json\n")
    (dataset / "coders").mkdir()
    shutil.copy(seeds / "coders" / "reference.csv", dataset / "coders" / "beside.csv")
    built = run("report", dataset, "-o", output, "--only", "report")
    assert built.exit_code == 0, built.stderr
    page = (output / "report.html").read_text()
    assert "002_3215f7185f73caf5@" in page
    assert 'id="tab-reliability-beside"' in page
    sentence = run("trace", "Bloomberg, 18 Oct 2024, s. 3", "--corpus", dataset)
    assert sentence.stdout == run("trace", "Bloomberg, 18 Oct 2024, s. 3").stdout


def test_export_goes_on_and_tells_what_it_left_out(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "c", a_txt=PROSE, b_txt=b"\x00\x01" * 9)
    for form in ("csv", "dataset"):
        stopped = run("export", folder, "-o", tmp_path / f"no-{form}", "--format", form)
        assert (stopped.exit_code, stopped.stdout) == (1, "")
        result = run("export", folder, "-o", tmp_path / form, "--format", form, "--keep-going")
        assert result.exit_code == 1
        assert f"{folder}/b.txt: binary data" in result.stderr
        assert result.stderr.endswith("left out: 1\n")
        assert (tmp_path / form).is_dir()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--jobs", "0"), "0 is not in the range x>=1"),
        (("--jobs", "2", "--scheduler", "tcp://127.0.0.1:9"), "both given; wanted one of them"),
    ],
)
def test_an_engine_that_cannot_be_is_refused(
    seeds: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    result = run("export", seeds, "-o", tmp_path, *options)
    assert result.exit_code == 2
    assert message in result.stderr


BROKEN = os.fsdecode(b"b\xff")  # bytes that are no UTF-8


def test_a_folder_of_texts_whose_name_is_no_text_is_one_error(tmp_path: Path) -> None:
    folder = corpus(tmp_path / BROKEN, a_txt=PROSE)
    for options in ((), ("--keep-going",)):
        result = run("report", folder, "-o", tmp_path / "reports", *options)
        wanted = f"{tmp_path}/b\\udcff: a name with a broken character; rename it\n"
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", wanted)
    assert not (tmp_path / "reports").exists()
    assert run("check", folder).exit_code == 0


def test_a_codebook_whose_name_is_no_text_is_one_error(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "c", a_txt=PROSE)
    book = tmp_path / f"{BROKEN}.toml"
    book.write_text("")
    result = run("report", folder, "-o", tmp_path / "reports", "--codebook", book)
    wanted = f"{tmp_path}/b\\udcff.toml: a name with a broken character; rename it\n"
    assert (result.exit_code, result.stderr) == (1, wanted)


def test_texts_in_a_folder_whose_name_is_no_text_are_one_error_and_the_others_read(
    tmp_path: Path,
) -> None:
    folder = corpus(tmp_path / "c", a_txt=PROSE)
    corpus(folder / BROKEN, b_txt=PROSE, c_txt=PROSE)
    corpus(folder / f"{BROKEN}-pictures", **{"a.png": b"\x89PNG"})
    result = run("export", folder, "-o", tmp_path / "tables", "--keep-going")
    wanted = (
        f"{folder}/b\\udcff: a name with a line break, control character or broken character;"
        " rename it\nleft out: 1\n"
    )
    assert (result.exit_code, result.stderr) == (1, wanted)
    assert len((tmp_path / "tables" / "documents.csv").read_text().splitlines()) == 2


def test_an_output_whose_name_is_no_text_is_written_where_that_can_be(tmp_path: Path) -> None:
    folder, output = corpus(tmp_path / "c", a_txt=PROSE), tmp_path / BROKEN
    assert run("export", folder, "-o", output).exit_code == 0
    assert (output / "documents.csv").is_file()
    built = run("report", folder, "-o", output, "--only", "report")
    assert built.exit_code == 0, built.stderr
    assert (output / "report.pdf").is_file()
    refused = run("export", folder, "-o", output / "d", "--format", "dataset")
    wanted = f"Error: {tmp_path}/b\\udcff/d: a name with a broken character; wanted another"
    assert (refused.exit_code, refused.stderr) == (2, f"{wanted} for Parquet\n")
