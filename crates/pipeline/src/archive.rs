//! Files packed together: zip, tar and gzip, told by their content.
//!
//! A file in an archive has a path of its own, `documents.zip!/letters/one.txt`, and is a source like any other. No more
//! is unpacked of an archive than the limit for a file allows, bombs and archives in archives included.

use flate2::read::MultiGzDecoder;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What parts the path of an archive from that of a file in it.
const INSIDE: &str = "!/";

/// How deep archives may lie in one another.
const DEPTH: usize = 4;

/// The part that each package of an office program has: such a zip archive is a document.
const OFFICE: &str = "[Content_Types].xml";

/// How files are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Zip,
    Gzip,
    Tar,
}

/// How `bytes` are packed; none if they are a document.
fn packing(bytes: &[u8]) -> Option<Packing> {
    if bytes.starts_with(b"\x1f\x8b") {
        return Some(Packing::Gzip);
    }
    // POSIX.1-1988: the magic of a header of tar.
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Packing::Tar);
    }
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    let archive = ZipArchive::new(Cursor::new(bytes)).ok().filter(|_| is_zip)?;
    archive.index_for_name(OFFICE).is_none().then_some(Packing::Zip)
}

/// Whether `bytes` are an archive.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    packing(bytes).is_some()
}

/// The path of the file on the disk that holds a file.
pub(crate) fn outside(path: &str) -> &str {
    path.split(INSIDE).next().unwrap_or(path)
}

/// Gives all files in the archive `path` to `take`, each with its path; `limit` is how many bytes may be unpacked.
///
/// # Errors
/// If the archive is damaged, too deep, or too large; the files before that have been given.
pub(crate) fn unpack(
    path: &str,
    bytes: &[u8],
    limit: u64,
    take: &mut dyn FnMut(String, Vec<u8>),
) -> Result<(), String> {
    Unpacker { left: limit, limit, take }.unpack(path, bytes, 0)
}

/// The file at a path inside an archive.
///
/// # Errors
/// If the archive is damaged or too large, or holds no such file.
pub(crate) fn member(path: &str, bytes: &[u8], limit: u64) -> Result<Vec<u8>, String> {
    let mut found = None;
    let mut take = |name: String, content: Vec<u8>| {
        if name == path {
            found = Some(content);
        }
    };
    let read = unpack(outside(path), bytes, limit, &mut take);
    match found {
        Some(content) => Ok(content),
        None => read.and(Err("the archive holds it no more".to_owned())),
    }
}

struct Unpacker<'t> {
    left: u64,
    limit: u64,
    take: &'t mut dyn FnMut(String, Vec<u8>),
}

impl Unpacker<'_> {
    fn unpack(&mut self, path: &str, bytes: &[u8], depth: usize) -> Result<(), String> {
        if depth > DEPTH {
            return Err(format!("archives lie more than {DEPTH} deep in one another"));
        }
        match packing(bytes) {
            Some(Packing::Gzip) => {
                let content = self.read(MultiGzDecoder::new(bytes))?;
                let name = path.rsplit('/').next().unwrap_or(path);
                let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".tgz")).unwrap_or(name);
                self.give(format!("{path}{INSIDE}{name}"), content, depth)
            }
            Some(Packing::Tar) => {
                for entry in tar::Archive::new(bytes).entries().map_err(damaged)? {
                    let entry = entry.map_err(damaged)?;
                    if entry.header().entry_type().is_file() {
                        let name = entry.path().map_err(damaged)?.to_string_lossy().into_owned();
                        let content = self.read(entry)?;
                        self.give(format!("{path}{INSIDE}{name}"), content, depth)?;
                    }
                }
                Ok(())
            }
            Some(Packing::Zip) => {
                let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
                for index in 0..archive.len() {
                    let file = archive.by_index(index).map_err(damaged)?;
                    if file.is_file() {
                        let name = file.name().map_err(damaged)?.into_owned();
                        let content = self.read(file)?;
                        self.give(format!("{path}{INSIDE}{name}"), content, depth)?;
                    }
                }
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Reads a file, as far as the limit allows.
    fn read(&mut self, file: impl Read) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        file.take(self.left + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| format!("the archive unpacks to more than {} bytes", self.limit))?;
        Ok(bytes)
    }

    fn give(&mut self, path: String, content: Vec<u8>, depth: usize) -> Result<(), String> {
        if is_archive(&content) {
            return self.unpack(&path, &content, depth + 1);
        }
        (self.take)(path, content);
        Ok(())
    }
}

fn damaged(fault: impl std::fmt::Display) -> String {
    format!("the archive is damaged: {fault}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, content) in files {
            let mut header = tar::Header::new_ustar();
            header.set_size(content.len() as u64);
            builder.append_data(&mut header, name, *content).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn all(path: &str, bytes: &[u8], limit: u64) -> Result<Vec<(String, String)>, String> {
        let mut files = Vec::new();
        unpack(path, bytes, limit, &mut |path, content| {
            files.push((path, String::from_utf8_lossy(&content).into_owned()));
        })
        .map(|()| files)
    }

    #[test]
    fn archives_in_archives() {
        let packed = gzip(&tar(&[("a/one.txt", b"one"), ("two.zip", &zip(&[("b.txt", b"two")]))]));
        let files = all("d/x.tar.gz", &packed, 1 << 20).unwrap();
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["d/x.tar.gz!/x.tar!/a/one.txt", "d/x.tar.gz!/x.tar!/two.zip!/b.txt"]);
        assert_eq!(member(paths[1], &packed, 1 << 20).unwrap(), b"two");
        assert_eq!(outside(paths[1]), "d/x.tar.gz");
        assert!(member("d/x.tar.gz!/none", &packed, 1 << 20).is_err());
    }

    #[test]
    fn documents_are_no_archives() {
        assert!(!is_archive(&zip(&[(OFFICE, b"<Types/>"), ("word/document.xml", b"")])));
        assert!(!is_archive(b"The General Assembly"));
        assert!(is_archive(&zip(&[("a.txt", b"")])));
    }

    #[test]
    fn limits() {
        let bomb = gzip(&vec![0; 4 << 20]);
        assert!(all("x.gz", &bomb, 1 << 20).unwrap_err().contains("more than 1048576 bytes"));
        let mut deep = b"words".to_vec();
        for _ in 0..8 {
            deep = zip(&[("x", &deep)]);
        }
        assert!(all("x.zip", &deep, 1 << 20).unwrap_err().contains("deep"));
        let whole = gzip(&tar(&[("a.txt", b"one")]));
        for at in 2..whole.len() {
            let _ = all("x", &whole[..at], 1 << 20);
        }
    }
}
