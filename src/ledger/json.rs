//! The subset of RFC 8785 (JSON Canonicalization Scheme) in which entries are stored.
//!
//! One object; ASCII keys in ascending order; strings, integers within ±(2^53 − 1), booleans, arrays
//! and objects; no `null`, no fractions, no duplicate keys. The writer appends straight to the bytes
//! that will be hashed and insists on the order of keys; the reader insists that nothing is left over.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Says which field of an entry cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("field `{field}` {problem}")]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// What is wrong with it.
    pub problem: String,
}

impl FieldError {
    pub(super) fn new(field: &str, problem: impl Into<String>) -> Self {
        Self { field: field.to_owned(), problem: problem.into() }
    }
}

/// A value as it stands in an entry. Keys, and texts without escapes, are borrowed from its bytes.
#[derive(Debug)]
pub(super) enum Value<'e> {
    Text(Cow<'e, str>),
    Integer(i64),
    Flag(bool),
    List(Vec<Value<'e>>),
    Object(Vec<(&'e str, Value<'e>)>),
    /// JSON that has no place in an entry: `null`, fractions, and numbers beyond 64 bits.
    Foreign,
}

impl<'e> Value<'e> {
    pub(super) fn text(self) -> Result<Cow<'e, str>, String> {
        match self {
            Self::Text(text) => Ok(text),
            _anything_else => Err("is not a text".to_owned()),
        }
    }
}

impl<'e> Deserialize<'e> for Value<'e> {
    fn deserialize<D: Deserializer<'e>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor)
    }
}

/// How many fields an object mostly has at most: room for so many is made at once.
const FIELDS_MOSTLY: usize = 20;

struct ValueVisitor;

impl<'e> Visitor<'e> for ValueVisitor {
    type Value = Value<'e>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_borrowed_str<E>(self, text: &'e str) -> Result<Value<'e>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'e>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value<'e>, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value<'e>, E> {
        Ok(i64::try_from(number).map_or(Value::Foreign, Value::Integer))
    }

    fn visit_f64<E>(self, _number: f64) -> Result<Value<'e>, E> {
        Ok(Value::Foreign)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value<'e>, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_unit<E>(self) -> Result<Value<'e>, E> {
        Ok(Value::Foreign)
    }

    fn visit_seq<A: SeqAccess<'e>>(self, mut items: A) -> Result<Value<'e>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'e>>(self, mut entries: A) -> Result<Value<'e>, A::Error> {
        let mut object: Vec<(&str, Value<'_>)> = Vec::with_capacity(FIELDS_MOSTLY);
        while let Some((key, value)) = entries.next_entry()? {
            // In the stored form keys come in ascending order, and so no key twice.
            let is_new = object.last().is_none_or(|(last, _)| *last < key);
            let known =
                if is_new { None } else { object.iter_mut().find(|(known, _)| *known == key) };
            match known {
                // Of two with the same key the last counts, as for other readers; it is not the stored form.
                Some((_, first)) => *first = value,
                None => object.push((key, value)),
            }
        }
        Ok(Value::Object(object))
    }
}

/// A value that has one stored form.
pub(super) trait Wire: Sized {
    /// Appends the stored form.
    fn write(&self, out: &mut Vec<u8>);

    /// Reads it back; `Err` says what is wrong without naming the field.
    fn read(value: Value<'_>) -> Result<Self, String>;
}

/// Writes one object, key by key in ascending order.
pub(super) struct ObjectWriter<'o> {
    out: &'o mut Vec<u8>,
    last_key: &'static str,
}

impl<'o> ObjectWriter<'o> {
    pub(super) fn begin(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, last_key: "" }
    }

    pub(super) fn put<T: Wire>(&mut self, key: &'static str, value: &T) {
        value.write(self.key(key));
    }

    pub(super) fn maybe<T: Wire>(&mut self, key: &'static str, value: Option<&T>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Writes an array, or nothing if it is empty.
    pub(super) fn list<T: Wire>(&mut self, key: &'static str, values: &[T]) {
        if values.is_empty() {
            return;
        }
        let out = self.key(key);
        for (at, value) in values.iter().enumerate() {
            out.push(if at == 0 { b'[' } else { b',' });
            value.write(out);
        }
        out.push(b']');
    }

    /// Writes an array of objects.
    pub(super) fn objects<T>(
        &mut self,
        key: &'static str,
        values: &[T],
        mut write: impl FnMut(&T, &mut ObjectWriter<'_>),
    ) {
        let out = self.key(key);
        out.push(b'[');
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            let mut object = ObjectWriter::begin(out);
            write(value, &mut object);
            object.end();
        }
        out.push(b']');
    }

    /// Writes `true`, or nothing.
    pub(super) fn flag(&mut self, key: &'static str, set: bool) {
        if set {
            self.put(key, &true);
        }
    }

    pub(super) fn text(&mut self, key: &'static str, text: &str) {
        write_text(text, self.key(key));
    }

    pub(super) fn nested(&mut self, key: &'static str, write: impl FnOnce(&mut ObjectWriter<'_>)) {
        let mut inner = ObjectWriter::begin(self.key(key));
        write(&mut inner);
        inner.end();
    }

    pub(super) fn end(self) {
        self.out.push(b'}');
    }

    fn key(&mut self, key: &'static str) -> &mut Vec<u8> {
        assert!(self.last_key < key, "keys are written in ascending order: {key}");
        if !self.last_key.is_empty() {
            self.out.push(b',');
        }
        self.last_key = key;
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.out
    }
}

/// Writes a string with the escapes of RFC 8785, section 3.2.2.2.
pub(super) fn write_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.extend_from_slice(&bytes[start..at]);
        start = at + 1;
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            0x08 => out.extend_from_slice(b"\\b"),
            0x09 => out.extend_from_slice(b"\\t"),
            0x0A => out.extend_from_slice(b"\\n"),
            0x0C => out.extend_from_slice(b"\\f"),
            0x0D => out.extend_from_slice(b"\\r"),
            other => out.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
        }
    }
    out.extend_from_slice(&bytes[start..]);
    out.push(b'"');
}

/// Whether every JSON reader keeps the number as it is (RFC 8785, section 3.2.2.3).
const fn is_exact(value: i64) -> bool {
    value.unsigned_abs() < 1 << 53
}

pub(super) fn write_integer(value: i64, out: &mut Vec<u8>) {
    assert!(is_exact(value), "{value} is not exact in every JSON reader");
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// The fields of one object, taken out one by one.
pub(super) struct Fields<'e>(Vec<(&'e str, Value<'e>)>);

impl<'e> Fields<'e> {
    pub(super) fn of(value: Value<'e>) -> Result<Self, String> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _anything_else => Err("is not an object".to_owned()),
        }
    }

    fn take(&mut self, key: &str) -> Option<Value<'e>> {
        let at = self.0.iter().position(|(name, _)| *name == key)?;
        Some(self.0.swap_remove(at).1)
    }

    pub(super) fn maybe<T: Wire>(&mut self, key: &str) -> Result<Option<T>, FieldError> {
        let value = self.take(key);
        value.map(|v| T::read(v).map_err(|problem| FieldError::new(key, problem))).transpose()
    }

    pub(super) fn need<T: Wire>(&mut self, key: &str) -> Result<T, FieldError> {
        self.maybe(key)?.ok_or_else(|| FieldError::new(key, "is missing"))
    }

    pub(super) fn list<T: Wire>(&mut self, key: &str) -> Result<Vec<T>, FieldError> {
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Value::List(values)) => values
                .into_iter()
                .map(|v| T::read(v).map_err(|problem| FieldError::new(key, problem)))
                .collect(),
            Some(_) => Err(FieldError::new(key, "is not a list")),
        }
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<bool, FieldError> {
        Ok(self.maybe::<bool>(key)?.unwrap_or(false))
    }

    pub(super) fn nested(&mut self, key: &str) -> Result<Self, FieldError> {
        let value = self.take(key).ok_or_else(|| FieldError::new(key, "is missing"))?;
        Self::of(value).map_err(|problem| FieldError::new(key, problem))
    }

    pub(super) fn nested_if_there(&mut self, key: &str) -> Result<Option<Self>, FieldError> {
        let nested = self.take(key).map(Self::of).transpose();
        nested.map_err(|problem| FieldError::new(key, problem))
    }

    /// Nothing may be left over: an unknown field would be hashed but not understood.
    pub(super) fn end(self) -> Result<(), FieldError> {
        match self.0.first() {
            None => Ok(()),
            Some((key, _)) => Err(FieldError::new(key, "is not known to this version")),
        }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self, out: &mut Vec<u8>) {
        T::write(self, out);
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        T::read(value).map(Self::new)
    }
}

impl Wire for String {
    fn write(&self, out: &mut Vec<u8>) {
        write_text(self, out);
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        value.text().map(Cow::into_owned)
    }
}

impl Wire for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Flag(flag) => Ok(flag),
            _anything_else => Err("is not true or false".to_owned()),
        }
    }
}

impl Wire for i64 {
    fn write(&self, out: &mut Vec<u8>) {
        write_integer(*self, out);
    }

    fn read(value: Value<'_>) -> Result<Self, String> {
        match value {
            Value::Integer(number) if is_exact(number) => Ok(number),
            Value::Integer(_) => Err("is out of range".to_owned()),
            _anything_else => Err("is not a whole number".to_owned()),
        }
    }
}

macro_rules! small_integer {
    ($($t:ty),+) => {$(
        impl Wire for $t {
            fn write(&self, out: &mut Vec<u8>) {
                write_integer(i64::from(*self), out);
            }

            fn read(value: Value<'_>) -> Result<Self, String> {
                i64::read(value)?.try_into().map_err(|_| "is out of range".to_owned())
            }
        }
    )+};
}
small_integer!(u8, u16, u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_as_rfc_8785_says() {
        let mut out = Vec::new();
        write_text("€$\u{f}\u{a}A'B\"\\\\\"/\u{7f}é", &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}é\"");
    }

    #[test]
    fn what_is_written_is_what_a_json_reader_reads() {
        let text: String = (0_u8..=0x7f).map(char::from).chain("ü\u{2028}😀".chars()).collect();
        let mut out = Vec::new();
        write_text(&text, &mut out);
        assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        assert_eq!(out, serde_json::to_vec(&text).unwrap());
        for number in [0, 7, -1, 1_780_000_002_000, (1 << 53) - 1, 1 - (1 << 53)] {
            let mut out = Vec::new();
            write_integer(number, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
        }
    }

    #[test]
    #[should_panic(expected = "ascending order")]
    fn keys_out_of_order_are_a_bug() {
        let mut out = Vec::new();
        let mut object = ObjectWriter::begin(&mut out);
        object.put("b", &true);
        object.put("a", &true);
    }
}
