"""Models from a folder, made small enough to be written by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.folder import Folder

WORDS = {"[UNK]": 0, "bill": 1, "invoice": 2, "server": 3}
TABLE = np.array([[0, 0], [3, 4], [4, 3], [0, -2]], dtype=np.float32)


def varint(number: int) -> bytes:
    """Return a number as protocol buffers write it."""
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def field(number: int, value: bytes | int) -> bytes:
    """Return one field of a protocol buffer."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def named(name: bytes, element: int, *sizes: str) -> bytes:
    """Return a ValueInfoProto: a tensor of this element type with named sizes."""
    dims = b"".join(field(1, field(2, size.encode())) for size in sizes)
    return field(1, name) + field(2, field(1, field(1, element) + field(2, dims)))


def onnx_model() -> bytes:
    """Return an ONNX model that looks each token's vector up: one node, `Gather`."""
    table = field(1, 4) + field(1, 2) + field(2, 1) + field(8, b"table") + field(9, TABLE.tobytes())
    node = field(1, b"table") + field(1, b"input_ids") + field(2, b"found") + field(4, b"Gather")
    graph = field(1, node) + field(2, b"g") + field(5, table)
    graph += field(11, named(b"input_ids", 7, "b", "n")) + field(12, named(b"found", 1, "b", "n", "d"))
    return field(1, 8) + field(7, graph) + field(8, field(2, 13))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a tokenizer of four words."""
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


def write_static(folder: Path, kind: str = "F32") -> None:
    """Write the table as model2vec does."""
    body = TABLE.astype({"F32": "<f4", "F16": "<f2"}[kind]).tobytes()
    head = {"embeddings": {"dtype": kind, "shape": list(TABLE.shape), "data_offsets": [0, len(body)]}}
    told = json.dumps(head).encode()
    (folder / "model.safetensors").write_bytes(len(told).to_bytes(8, "little") + told + body)


@pytest.mark.parametrize("kind", ["F32", "F16"])
def test_model2vec_is_the_mean_of_its_tokens(folder, kind):
    """Static vectors in either precision, brought to length 1."""
    write_static(folder, kind)
    bill, both, none = Folder(str(folder)).encode(["bill", "bill invoice", ""])
    assert bill == pytest.approx([0.6, 0.8], abs=1e-3)
    assert both == pytest.approx([0.5**0.5] * 2, abs=1e-3)
    assert none.tolist() == [0, 0]


def test_a_sentence_transformer_runs_as_onnx(folder):
    """Where the folder holds an ONNX model it is run, and its tokens' vectors are averaged."""
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_bytes(onnx_model())
    rows = Folder(str(folder)).encode(["bill invoice", "server"])
    assert rows[0] == pytest.approx([0.5**0.5] * 2, abs=1e-5)
    assert rows[1] == pytest.approx([0, -1], abs=1e-5)


def test_the_first_token_stands_for_the_text_where_the_model_says_so(folder):
    """As `1_Pooling/config.json` has it."""
    (folder / "model.onnx").write_bytes(onnx_model())
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    assert Folder(str(folder)).encode(["bill server server"])[0] == pytest.approx([0.6, 0.8], abs=1e-5)


def test_a_folder_without_a_model_says_what_is_missing(folder, tmp_path_factory):
    """Each fault has its sentence, and nothing is fetched from anywhere."""
    with pytest.raises(EncoderError, match=r"neither model\.onnx"):
        Folder(str(folder)).encode(["a"])
    with pytest.raises(EncoderError, match=r"no tokenizer\.json"):
        Folder(str(tmp_path_factory.mktemp("empty"))).encode(["a"])
