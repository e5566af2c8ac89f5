//! Formats: how bytes are packed. Each gives blocks, footnotes and metadata; none is known outside this room.

pub(crate) mod akn;
