"""Where the files of an archive are looked for, and what is told where they cannot be had."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from claimscope.cli.main import main
from claimscope.record.changes import StoreError
from claimscope.store.archive.files import archive_files
from claimscope.store.archive.opening import open_read_only
from claimscope.store.sql.store import open_store
from components.cache.store import CASES_VARIABLE
from tests.integration.loopback import HOST
from tests.integration.store.s3_server import KEY, SECRET, Storage, of_nothing_else, s3_server
from tests.made_case import ferry_case
from tests.unit.components.app_runs import opened

ADDRESS = "s3://archives/of/2031"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two buckets: one that has an archive, and one that has nothing."""
    space = tmp_path_factory.mktemp("storage")
    ferry_case().write(space / "cases" / "ferry")
    with closing(open_store(f"sqlite:///{space / 'record.sqlite'}")) as store:
        store.take_in(open_read_only(space / "cases").case("ferry"), "Ann", "begun")
        store.write_archive(space / "root" / "archives" / "of" / "2031")
    (space / "root" / "empty").mkdir()
    return space / "root"


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Storage]:
    with s3_server(root) as running:
        yield running


REFUSES = "refuses to let the archive be read"
FAULTS: dict[str, tuple[str, dict[str, str], str]] = {
    "another secret": (ADDRESS, {"AWS_SECRET_ACCESS_KEY": "other-than-it-knows"}, REFUSES),
    "nobody it knows": (ADDRESS, {"AWS_ACCESS_KEY_ID": "SOMEBODYELSE"}, REFUSES),
    "no credentials": (
        ADDRESS,
        {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""},
        REFUSES,
    ),
    "a key without its secret": (ADDRESS, {"AWS_SECRET_ACCESS_KEY": ""}, "only one is set"),
    "no such bucket": ("s3://nowhere/of/2031", {}, "has no such bucket as that of s3://nowhere"),
    "no such archive": ("s3://empty/2031", {}, "no archive in s3://empty/2031: archive.json"),
    "no bucket in the address": ("s3://", {}, "names no bucket"),
    "credentials in the address": (f"s3://{KEY}:{SECRET}@archives/of", {}, "names no bucket"),
    "credentials in the server's": (
        ADDRESS,
        {"AWS_ENDPOINT_URL": f"http://{KEY}:{SECRET}@{HOST}"},
        "AWS_ENDPOINT_URL is not the address of a server",
    ),
    "another server by the nearer name": (
        ADDRESS,
        {"AWS_ENDPOINT_URL_S3": "ftp://{host}"},
        "AWS_ENDPOINT_URL_S3 is not the address of a server",
    ),
    "nobody there": (
        ADDRESS,
        {"AWS_ENDPOINT_URL": f"http://{HOST}:1"},
        f"{HOST}:1 does not answer",
    ),
    "a certificate that nobody knows": (
        ADDRESS,
        {"AWS_ENDPOINT_URL": "https://{host}"},
        "does not answer",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_told_why_storage_cannot_be_read_and_no_secret_with_it(
    server: Storage,
    fault: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    address, changed, told = FAULTS[fault]
    server.named_in(monkeypatch)
    for name, value in changed.items():
        monkeypatch.setenv(name, value.format(host=server.host))
    caplog.set_level(logging.DEBUG)
    assert main(["check-archive", address]) == 1
    said = capfd.readouterr()
    assert told in said.err
    assert "Traceback" not in said.err
    for secret in (SECRET, "other-than-it-knows", "SOMEBODYELSE", KEY):
        assert secret not in said.out + said.err + caplog.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "told"), [(301, "not in the region"), (418, "answered with an error: 418")]
)
def test_other_answers_are_told(
    status: int, told: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Answering(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer((HOST, 0), Answering) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        Storage(f"{HOST}:{running.server_port}", "http").named_in(monkeypatch)
        assert main(["check-archive", ADDRESS]) == 1
        running.shutdown()
    assert told in capfd.readouterr().err


@pytest.mark.slow
def test_no_credentials_are_taken_from_a_file(
    server: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "credentials"
    file.write_text(f"[default]\naws_access_key_id={KEY}\naws_secret_access_key={SECRET}\n")
    server.named_in(monkeypatch)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    with pytest.raises(StoreError, match=REFUSES):
        open_read_only(ADDRESS).cases()


@pytest.mark.slow
def test_what_anybody_may_read_needs_no_credentials(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with s3_server(root, public=True) as running:
        running.named_in(monkeypatch)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.delenv(name)
        assert [entry.case_id for entry in open_read_only(ADDRESS).cases()] == ["ferry"]


@pytest.mark.slow
def test_a_server_with_a_certificate_of_ones_own_is_read(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certificate_in(tmp_path)
    with s3_server(root, certificate) as running:
        running.named_in(monkeypatch)
        with pytest.raises(StoreError, match="does not answer"):
            open_read_only(ADDRESS).cases()
        monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate[0]))
        assert [entry.case_id for entry in open_read_only(ADDRESS).cases()] == ["ferry"]


@pytest.mark.slow
def test_methods_name_the_server_that_is_asked_and_no_page_a_secret(
    server: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.named_in(monkeypatch)
    monkeypatch.setenv(CASES_VARIABLE, ADDRESS)
    for page in ("methods", "claims", "export"):
        app = opened(page)
        assert not app.exception
        words = " ".join(str(each.value) for each in [*app.markdown, *app.text, *app.caption])
        assert (server.host in words) == (page == "methods")
        assert SECRET not in str(app.main) + words
        assert KEY not in str(app.main) + words


def test_a_server_is_asked_for_what_lies_in_storage_alone_and_not_before(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_nothing_else(monkeypatch)
    with closing(socket.create_server((HOST, 0))) as listening:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{HOST}:{listening.getsockname()[1]}")
        listening.setblocking(False)
        assert open_read_only(root / "archives" / "of" / "2031").case("ferry").digest
        assert open_read_only(ADDRESS).address == ADDRESS
        with pytest.raises(BlockingIOError):  # nobody has called
            listening.accept()


def test_amazons_own_is_meant_where_no_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    of_nothing_else(monkeypatch)
    assert archive_files(ADDRESS).host == "s3.us-east-1.amazonaws.com"
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-3")
    assert archive_files(ADDRESS).host == "s3.eu-west-3.amazonaws.com"
    monkeypatch.setenv("AWS_REGION", "eu-central-1")
    assert archive_files(f"{ADDRESS}/").host == "s3.eu-central-1.amazonaws.com"
    assert archive_files(f"{ADDRESS}//").address == ADDRESS


def test_a_build_of_pyarrow_without_s3_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    of_nothing_else(monkeypatch)
    monkeypatch.delattr("pyarrow.fs.S3FileSystem")
    with pytest.raises(StoreError, match="This build of pyarrow"):
        open_read_only(ADDRESS)


def certificate_in(folder: Path) -> tuple[Path, Path]:
    """A certificate for loopback that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths
