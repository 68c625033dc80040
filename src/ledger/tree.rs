//! The Merkle tree of RFC 6962: hashes, proofs, and how the tree is stored.
//!
//! Stored are the hashes of all complete subtrees, in the order in which appending completes them
//! (the numbering of Go's `sumdb/tlog`): an append-only list, of which any root, inclusion proof and
//! consistency proof reads a handful.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash of an entry: `SHA-256(0x00 || entry)` (RFC 6962, section 2.1).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// The hash of an inner node: `SHA-256(0x01 || left || right)` (RFC 6962, section 2.1).
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of a tree without entries: the hash of nothing.
#[must_use]
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// Where the hash of the `n`-th complete subtree of height `level` stands in the stored list.
#[must_use]
pub const fn stored_index(level: u32, n: u64) -> u64 {
    // It follows directly after the hash of its right child, and that one's right child ...
    let mut leaf = n;
    let mut down = level;
    while down > 0 {
        leaf = 2 * leaf + 1;
        down -= 1;
    }
    // ... down to a leaf, before which stand leaf + leaf/2 + leaf/4 + ... hashes.
    let mut index = level as u64;
    while leaf > 0 {
        index += leaf;
        leaf >>= 1;
    }
    index
}

/// How many hashes are stored for a tree of this size.
#[must_use]
pub const fn stored_count(size: u64) -> u64 {
    if size == 0 {
        return 0;
    }
    stored_index(0, size - 1) + 1 + (size - 1).trailing_ones() as u64
}

/// The complete subtrees that make up a tree, left to right: all that appending needs to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    roots: Vec<Hash>,
}

impl Frontier {
    /// The places, in the stored list, of the subtrees that a tree of this size is made of.
    #[must_use]
    pub fn places(size: u64) -> Vec<u64> {
        let mut places = Vec::new();
        let mut before = 0;
        for level in (0..u64::BITS).rev() {
            if size >> level & 1 == 1 {
                places.push(stored_index(level, before >> level));
                before += 1 << level;
            }
        }
        places
    }

    /// Takes up a tree again, from the hashes at [`Frontier::places`].
    #[must_use]
    pub fn resume(size: u64, roots: Vec<Hash>) -> Self {
        debug_assert_eq!(
            roots.len(),
            size.count_ones() as usize,
            "one root for each bit of the size"
        );
        Self { size, roots }
    }

    /// The number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf; hands over the hashes that the stored list grows by, in order.
    pub fn push(&mut self, leaf: Hash, mut store: impl FnMut(Hash)) {
        store(leaf);
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.roots.pop() {
                hash = node_hash(&left, &hash);
                store(hash);
            }
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root hash.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut roots = self.roots.iter().rev();
        let Some(last) = roots.next() else { return empty_root() };
        roots.fold(*last, |right, left| node_hash(left, &right))
    }
}

/// Reads stored hashes by their place in the list.
pub trait StoredHashes {
    /// What can go wrong while reading.
    type Error;
    /// The hash at a place.
    fn stored(&self, index: u64) -> Result<Hash, Self::Error>;
}

/// The root of the first `size` entries.
pub fn root_at<S: StoredHashes>(size: u64, hashes: &S) -> Result<Hash, S::Error> {
    if size == 0 { Ok(empty_root()) } else { range_hash(0, size, hashes) }
}

/// Proves that entry `index` is in the tree of the first `size` entries (RFC 6962, section 2.1.1).
pub fn prove_inclusion<S: StoredHashes>(
    index: u64,
    size: u64,
    hashes: &S,
) -> Result<Vec<Hash>, S::Error> {
    let (mut low, mut high) = (0, size);
    let mut path = Vec::new();
    while high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            path.push(range_hash(middle, high, hashes)?);
            high = middle;
        } else {
            path.push(range_hash(low, middle, hashes)?);
            low = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// Proves that the tree of `first` entries is a beginning of that of `second` (RFC 6962, section 2.1.2).
pub fn prove_consistency<S: StoredHashes>(
    first: u64,
    second: u64,
    hashes: &S,
) -> Result<Vec<Hash>, S::Error> {
    let (mut low, mut high) = (0, second);
    let mut path = Vec::new();
    if first == 0 || first == second {
        return Ok(path);
    }
    // Whether the part of the old tree that is left is a subtree the verifier has computed already.
    let mut is_known = true;
    while first != high {
        let middle = low + split(high - low);
        if first <= middle {
            path.push(range_hash(middle, high, hashes)?);
            high = middle;
        } else {
            path.push(range_hash(low, middle, hashes)?);
            low = middle;
            is_known = false;
        }
    }
    if !is_known {
        path.push(range_hash(low, high, hashes)?);
    }
    path.reverse();
    Ok(path)
}

/// The largest power of two below `n`, for `n` of at least 2.
const fn split(n: u64) -> u64 {
    1 << (u64::BITS - 1 - (n - 1).leading_zeros())
}

/// The root of the entries `low..high`, where `low` begins a subtree.
fn range_hash<S: StoredHashes>(low: u64, high: u64, hashes: &S) -> Result<Hash, S::Error> {
    let count = high - low;
    if count.is_power_of_two() {
        let level = count.trailing_zeros();
        return hashes.stored(stored_index(level, low >> level));
    }
    let middle = low + split(count);
    Ok(node_hash(&range_hash(low, middle, hashes)?, &range_hash(middle, high, hashes)?))
}

/// Whether a proof shows that a leaf is entry `index` of the tree with this size and root
/// (RFC 9162, section 2.1.3.2).
#[must_use]
pub fn includes(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether a proof shows that one tree is the beginning of another (RFC 9162, section 2.1.4.2).
#[must_use]
pub fn is_consistent(
    (first, first_root): (u64, &Hash),
    (second, second_root): (u64, &Hash),
    proof: &[Hash],
) -> bool {
    if first > second {
        return false;
    }
    if first == second {
        return proof.is_empty() && first_root == second_root;
    }
    if first == 0 {
        return proof.is_empty() && *first_root == empty_root();
    }
    // A complete old tree is its own first node and is not repeated in the proof.
    let mut nodes = proof.iter();
    let start = if first.is_power_of_two() { Some(first_root) } else { nodes.next() };
    let Some(start) = start else { return false };
    let (mut node, mut last) = (first - 1, second - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (mut old, mut new) = (*start, *start);
    for sibling in nodes {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new = node_hash(&new, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && old == *first_root && new == *second_root
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// RFC 6962, section 2.1, word for word and slow: the reference that the rest is held against.
    fn slow_root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [one] => *one,
            several => {
                let (left, right) = several.split_at(several.len().next_power_of_two() / 2);
                node_hash(&slow_root(left), &slow_root(right))
            }
        }
    }

    fn leaves(count: u8) -> Vec<Hash> {
        (0..count).map(|n| leaf_hash(&[n])).collect()
    }

    struct List(Vec<Hash>);

    impl StoredHashes for List {
        type Error = Infallible;
        fn stored(&self, index: u64) -> Result<Hash, Infallible> {
            Ok(self.0[usize::try_from(index).unwrap()])
        }
    }

    fn grown(leaves: &[Hash]) -> (Frontier, List) {
        let (mut frontier, mut list) = (Frontier::default(), Vec::new());
        for leaf in leaves {
            frontier.push(*leaf, |hash| list.push(hash));
        }
        (frontier, List(list))
    }

    #[test]
    fn an_empty_tree_has_the_hash_of_nothing() {
        // SHA-256 of the empty string, FIPS 180-4.
        let hex = data_encoding::HEXLOWER.encode(&empty_root());
        assert_eq!(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(Frontier::default().root(), empty_root());
    }

    #[test]
    fn appending_gives_the_root_that_the_definition_gives() {
        for count in 0..70 {
            let leaves = leaves(count);
            let (frontier, list) = grown(&leaves);
            assert_eq!(frontier.root(), slow_root(&leaves), "{count}");
            assert_eq!(list.0.len() as u64, stored_count(u64::from(count)), "{count}");
            for size in 0..=count {
                let beginning = &leaves[..usize::from(size)];
                assert_eq!(root_at(u64::from(size), &list).unwrap(), slow_root(beginning));
            }
            let places = Frontier::places(frontier.size());
            let roots = places.iter().map(|place| list.stored(*place).unwrap()).collect();
            assert_eq!(Frontier::resume(frontier.size(), roots), frontier);
        }
    }

    #[test]
    fn every_entry_is_proved_and_no_other_leaf_index_size_or_root_is() {
        for count in 1..34 {
            let leaves = leaves(count);
            let (frontier, list) = grown(&leaves);
            let (size, root) = (frontier.size(), frontier.root());
            for (index, leaf) in (0_u64..).zip(&leaves) {
                let proof = prove_inclusion(index, size, &list).unwrap();
                assert!(includes(leaf, index, size, &proof, &root), "{index} of {size}");
                assert!(!includes(leaf, index + 1, size, &proof, &root));
                assert!(!includes(&root, index, size + 1, &proof, leaf));
                assert!(!includes(&leaf_hash(b"other"), index, size, &proof, &root));
                let mut longer = proof.clone();
                longer.push(root);
                assert!(!includes(leaf, index, size, &longer, &root));
                if let Some((_, shorter)) = proof.split_last() {
                    assert!(!includes(leaf, index, size, shorter, &root));
                }
            }
        }
    }

    #[test]
    fn every_beginning_is_proved_and_no_fork_is() {
        let (_, list) = grown(&leaves(40));
        for second in 1..=40 {
            let new = root_at(second, &list).unwrap();
            for first in 0..=second {
                let old = root_at(first, &list).unwrap();
                let proof = prove_consistency(first, second, &list).unwrap();
                assert!(is_consistent((first, &old), (second, &new), &proof), "{first} {second}");
                let fork = leaf_hash(b"fork");
                assert!(!is_consistent((first, &fork), (second, &new), &proof));
                assert!(!is_consistent((first, &old), (second, &fork), &proof) || first == 0);
            }
        }
    }
}
