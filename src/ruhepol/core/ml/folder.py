"""Encoders from a folder on this machine: model2vec, or a sentence-transformers model as ONNX.

Nothing is downloaded: the folder holds what `save_pretrained` or an export has written. It
needs `ruhepol[onnx]`.
"""

import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.names import of_folder
from ruhepol.core.ml.vectors import Vectors, normalised

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Run = Callable[["Encoding"], NDArray[np.float32]]

_LONGEST = 256  # tokens of a text that are read
_DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}


class Folder:
    """Reads the model with the first text."""

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        self._folder = Path(folder)
        self.name = of_folder(folder)
        self._tokenizer: Tokenizer | None = None
        self._run: Run | None = None
        self._lock = threading.Lock()

    def ready(self) -> bool:
        """Tell that it waits for nobody else."""
        return True

    def encode(self, texts: Sequence[str], *, within: float | None = None) -> Vectors:  # noqa: ARG002  the port's
        """Return one vector a text."""
        with self._lock:
            if self._tokenizer is None or self._run is None:
                self._tokenizer, self._run = _tokenizer(self._folder), _model(self._folder)
        rows = [self._run(read) for read in self._tokenizer.encode_batch(list(texts))]
        return normalised(rows, len(texts)) if rows else np.zeros((0, 0), dtype=np.float32)


def _tokenizer(folder: Path) -> "Tokenizer":
    try:
        from tokenizers import Tokenizer  # noqa: PLC0415  an extra
    except ImportError as error:
        raise EncoderError("a model in a folder needs ruhepol[onnx]") from error
    if not (folder / "tokenizer.json").is_file():
        raise EncoderError(f"there is no tokenizer.json in {folder}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    return tokenizer


def _model(folder: Path) -> Run:
    for name in ("onnx/model.onnx", "model.onnx"):
        if (folder / name).is_file():
            return _onnx(folder / name, first=_takes_first(folder))
    if (folder / "model.safetensors").is_file():
        return _static(_tensors(folder / "model.safetensors"))
    raise EncoderError(f"there is neither model.onnx nor model.safetensors in {folder}")


def _takes_first(folder: Path) -> bool:
    """Tell whether the first token stands for the text, as sentence-transformers writes it down."""
    pooling = folder / "1_Pooling" / "config.json"
    return pooling.is_file() and bool(json.loads(pooling.read_text()).get("pooling_mode_cls_token"))


def _onnx(path: Path, *, first: bool) -> Run:
    try:
        import onnxruntime  # noqa: PLC0415  an extra
    except ImportError as error:
        raise EncoderError("a model in a folder needs ruhepol[onnx]") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    wanted = {each.name for each in session.get_inputs()}

    def run(read: "Encoding") -> NDArray[np.float32]:
        given = {
            "input_ids": read.ids,
            "attention_mask": read.attention_mask,
            "token_type_ids": read.type_ids,
        }
        feed = {name: np.array([ids], dtype=np.int64) for name, ids in given.items() if name in wanted}
        found: NDArray[np.float32] = np.asarray(session.run(None, feed)[0], dtype=np.float32)[0]
        if found.ndim == 1:  # the model makes one vector of a text by itself
            return found
        return found[0] if first else np.asarray(found.mean(axis=0), dtype=np.float32)

    return run


def _static(tensors: dict[str, NDArray[Any]]) -> Run:
    """Return the mean of the tokens' own vectors: model2vec."""
    table = tensors["embeddings"]
    places, weights = tensors.get("mapping"), tensors.get("weights")

    def run(read: "Encoding") -> NDArray[np.float32]:
        ids = np.array(read.ids, dtype=np.int64)
        rows: NDArray[np.float32] = table[ids if places is None else places[ids].astype(np.int64)].astype(
            np.float32
        )
        if weights is not None:
            rows *= weights[ids].astype(np.float32)[:, None]
        return np.asarray(rows.mean(axis=0) if len(rows) else np.zeros(table.shape[1]), dtype=np.float32)

    return run


def _tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Read a safetensors file: the length of a JSON head, the head, then the numbers."""
    raw = np.fromfile(path, dtype=np.uint8)
    size = int(raw[:8].view("<u8")[0])
    head = json.loads(raw[8 : 8 + size].tobytes())
    held: dict[str, NDArray[Any]] = {}
    for name, told in head.items():
        if name != "__metadata__":
            begin, end = (8 + size + at for at in told["data_offsets"])
            held[name] = raw[begin:end].copy().view(_DTYPES[told["dtype"]]).reshape(told["shape"])
    return held
