import io
from importlib.resources import files

import numpy as np
import pytest

import scrubber
from scrubber.api import _document
from scrubber.model.blocks import look_at
from scrubber.model.lines import look_at_lines
from scrubber.model.network import Network, choose, network
from scrubber.reading import read
from scrubber.segmenting import segment_text

PAGE = (
    "<nav><a href='/'>Home</a></nav><article class='post'><h1>Rain</h1><p>It rained all day in the town.</p></article>"
)


def looked():
    return look_at(_document(read(PAGE, "html"), None, None))


@pytest.mark.parametrize("name", ["blocks", "lines"])
def test_the_shipped_weights_fit_what_is_seen(name):
    seen = looked() if name == "blocks" else look_at_lines(segment_text("It rained."))
    assert network(name).settings["columns"] == list(seen.columns)


@pytest.mark.parametrize("name", ["blocks", "lines"])
def test_the_shipped_weights_are_plain_arrays(name):
    with (
        files("scrubber.model").joinpath(f"{name}.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        assert {array.dtype.kind for array in arrays.values()} <= {"f", "u"}
        assert all(np.isfinite(array).all() for array in arrays.values())


def test_all_weights_together_are_small():
    assert (
        sum(len(files("scrubber.model").joinpath(f"{name}.npz").read_bytes()) for name in ("blocks", "lines"))
        < 1_000_000
    )


def test_it_is_loaded_once():
    assert network("blocks") is network("blocks")


def test_probabilities():
    found = network("blocks")(looked())
    assert found.shape == (3,)
    assert ((found > 0) & (found < 1)).all()
    assert found[0] < found[2]


def test_the_same_page_always_gets_the_same():
    first = network("blocks")(looked())
    scrubber.clean("<p>Another page.</p>")
    assert (network("blocks")(looked()) == first).all()


def test_unknown_names_say_nothing():
    other = PAGE.replace("class='post'", "class='qzxv'")
    plain = PAGE.replace(" class='post'", "")
    found = [network("blocks")(look_at(_document(read(page, "html"), None, None))) for page in (other, plain)]
    assert found[0].tolist() == pytest.approx(found[1].tolist())


def test_a_file_with_pickled_objects_is_refused():
    file = io.BytesIO()
    np.savez(file, settings=np.array([{"a": 1}], dtype=object))
    file.seek(0)
    with pytest.raises(ValueError, match="pickle"):
        Network.read(file)


@pytest.mark.parametrize(
    ("scores", "kept"),
    [([0.9, 0.1], [True, False]), ([0.1, 0.1], [True, True]), ([0.5, 0.9], [True, True]), ([1.0, 0.4], [True, False])],
)
def test_the_choice_maximises_the_expected_f1(scores, kept):
    words = np.array([10.0, 10.0], np.float32)
    found = choose(np.array(scores, np.float32), words)
    assert found.kept.tolist() == kept


def test_a_high_beta_keeps_more():
    scores, words = np.array([0.9, 0.3], np.float32), np.array([10.0, 10.0], np.float32)
    assert not choose(scores, words).kept[1]
    assert choose(scores, words, beta=3).kept[1]
