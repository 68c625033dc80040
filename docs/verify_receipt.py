#!/usr/bin/env python3
"""Checks a custody receipt without custody: verify_receipt.py FILE KEY [KEY ...]

FILE is what `custody receipt EVENT --proof FILE` wrote. KEY is what `custody keys` shows; the first
must be the log's own. Formats: c2sp.org/tlog-proof, c2sp.org/signed-note, RFC 6962. Needs Python 3.9
and the package `cryptography`.
"""
import base64, hashlib, hmac, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def need(condition, problem):
    if not condition:
        sys.exit(f"not verified: {problem}")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def check_signature(text, signatures, key):
    """The key is name+id+base64(0x01 || public key); a signature line is base64(id || signature)."""
    name, key_id, public = key.split("+", 2)
    public = base64.b64decode(public, validate=True)
    need(public[0] == 1 and sha256(name.encode(), b"\n", public)[:4].hex() == key_id, "the key is wrong")
    for line in signatures:
        dash, signer, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        if dash == "\u2014" and signer == name and signature[:4].hex() == key_id:
            return Ed25519PublicKey.from_public_bytes(public[1:]).verify(signature[4:], text.encode())
    need(False, f"{name} did not sign")


def root_of(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    node, last, hash_ = index, size - 1, leaf
    need(index < size, "the entry lies behind the end of the log")
    for sibling in path:
        need(last > 0, "the proof is too long")
        if node % 2 or node == last:
            hash_ = sha256(b"\1", sibling, hash_)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            hash_ = sha256(b"\1", hash_, sibling)
        node, last = node >> 1, last >> 1
    need(last == 0, "the proof is too short")
    return hash_


def main(file, *keys):
    proof, checkpoint, signatures = open(file, encoding="utf-8", newline="").read().split("\n\n")
    first, extra, index, *path = proof.split("\n")
    need(first == "c2sp.org/tlog-proof@v1" and extra.startswith("extra "), "this is no receipt")
    extra, index = json.loads(base64.b64decode(extra[6:], validate=True)), int(index[6:])
    origin, size, root = checkpoint.split("\n")[:3]
    need(keys and keys[0].split("+")[0] == origin, f"the first key must be that of {origin}")
    for key in keys:
        check_signature(checkpoint + "\n", signatures.rstrip("\n").split("\n"), key.strip())
    leaf = sha256(b"\0", extra["entry"].encode())
    path = [base64.b64decode(line, validate=True) for line in path]
    need(root_of(leaf, index, int(size), path) == base64.b64decode(root), "the entry is not in the log")
    entry = json.loads(extra["entry"])
    need(entry["seq"] == index, "the entry says that it is another one")
    for value in extra["disclosures"]:
        message = value["label"].encode() + b"\0" + value["value"].encode()
        digest = hmac.new(bytes.fromhex(value["salt"]), message, "sha256").hexdigest()
        need(entry["pii"].get(value["label"]) == digest, f"{value['label']} is another one")
        print(f"{value['label']}: {value['value']}")
    print(f"verified: entry {index} of {origin}, {entry['kind']} by {entry['actor']}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Exception as error:  # whatever cannot be read proves nothing
        sys.exit(f"not verified: {type(error).__name__} {error}")
