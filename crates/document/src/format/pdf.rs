//! PDF with a text layer.
//!
//! A page of a PDF says where each character is drawn, not what is a word, a line or a paragraph. What it draws
//! ([`draw`], [`font`]) is put into rows ([`row`]), columns ([`column`]) and lines with words ([`line`], [`words`]); what
//! belongs to the page and not to the document ([`furniture`]) and footnotes ([`notes`]) are taken out, and the lines are
//! put together to paragraphs ([`paragraph`], [`flow`]).

mod column;
mod draw;
mod flow;
mod font;
mod furniture;
mod line;
mod notes;
mod paragraph;
mod row;
mod unpack;
mod words;

use crate::ReadError;
use crate::block::Fault;
use crate::read::{Options, Raw};
use hayro_font::hayro_syntax::{LoadPdfError, Pdf};

/// The media type of these files.
const MEDIA_TYPE: &str = "application/pdf";

/// How many bytes may stand before the beginning of the file.
const HEAD: usize = 1024;

/// How many pages a file may have.
const PAGES: usize = 20_000;

/// Whether bytes are PDF.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD)].windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF.
///
/// # Errors
/// If it is damaged, protected by a password, larger than the limit when unpacked, without any text, or in a language
/// that is not recognised.
pub(crate) fn read(id: &str, name: &str, bytes: &[u8], options: &Options) -> Result<Raw, ReadError> {
    unpack::check(bytes, options.limit)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Locked,
        LoadPdfError::Invalid => ReadError::Package { fault: "no pages can be found in it".to_owned() },
    })?;
    if pdf.pages().len() > PAGES {
        return Err(ReadError::Package { fault: format!("it has more than {PAGES} pages") });
    }
    let fonts = font::Fonts::new();
    let mut work = draw::work(pdf.pages().len());
    let mut pages = Vec::with_capacity(pdf.pages().len());
    for (number, page) in pdf.pages().iter().enumerate() {
        let drawn = draw::draw(page, &fonts, options.limit, &mut work)?;
        pages.push(line::lines(drawn, number == 0));
    }
    let scans: Vec<usize> =
        (1..).zip(&pages).filter(|(_, page)| page.is_scan).map(|(number, _)| number).collect();
    if let Some(&page) = scans.first()
        && pages.iter().all(|page| page.lines.is_empty())
    {
        return Err(ReadError::Scan { page });
    }
    let mut raw = flow::sheet(pages, options)?.print(id, name, MEDIA_TYPE, options)?;
    raw.faults.extend(scans.into_iter().map(|page| Fault {
        code: "unreadable",
        message: format!("page {page} is a picture without a text layer"),
        path: String::new(),
        component: None,
        spans: Vec::new(),
    }));
    Ok(raw)
}

#[cfg(test)]
mod tests;
