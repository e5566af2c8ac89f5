//! Tables for print.

use crate::{Error, Format, grid};
use oxrdf::{Term, Variable};
use sparesults::{QueryResultsFormat, QueryResultsSerializer};
use std::io::Write;
use store::{Answer, Rows};

/// How a table is to look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// How many columns of characters the terminal has, if it is printed on one: the table is made to fit.
    pub width: Option<usize>,
}

/// What was printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// How many rows or triples.
    pub rows: usize,
    /// Whether there were more, beyond the limit.
    pub cut: bool,
}

/// Prints an answer. `columns` is the order of the columns of a table, as far as it has them. A graph is
/// printed as Turtle if a format of tables is asked for by default only.
///
/// # Errors
/// If the query fails on the way, or the writer does, or the format is not one for this answer.
pub fn print(
    answer: Answer,
    columns: &[String],
    format: Format,
    look: Look,
    out: &mut dyn Write,
) -> Result<Printed, Error> {
    match answer {
        Answer::Truth(truth) => print_truth(truth, format, out),
        Answer::Rows(rows) => print_rows(rows, columns, format, look, out),
        Answer::Triples(triples) => {
            let format = if format == Format::Table { Format::Turtle } else { format };
            crate::export::print_triples(triples, format, out)
        }
    }
}

fn print_truth(truth: bool, format: Format, out: &mut dyn Write) -> Result<Printed, Error> {
    match format {
        Format::Table | Format::Markdown => writeln!(out, "{truth}")?,
        _ => {
            let serializer = QueryResultsSerializer::from_format(standard(format)?);
            serializer.serialize_boolean_to_writer(&mut *out, truth)?;
        }
    }
    Ok(Printed { rows: 1, cut: false })
}

fn print_rows(
    mut rows: Rows,
    columns: &[String],
    format: Format,
    look: Look,
    out: &mut dyn Write,
) -> Result<Printed, Error> {
    let order = order(rows.columns(), columns);
    let names: Vec<Variable> = order.iter().map(|&at| rows.columns()[at].clone()).collect();
    let ordered = |row: Vec<Option<Term>>| order.iter().map(|&at| row[at].clone()).collect::<Vec<_>>();
    let mut printed = 0;
    let mut lines = rows.by_ref().map(|row| {
        printed += 1;
        row.map(ordered).map_err(Error::from)
    });
    match format {
        Format::Table => grid::print_aligned(&names, &mut lines, look, out)?,
        Format::Markdown => grid::print_markdown(&names, &mut lines, out)?,
        _ => print_standard(names, &mut lines, standard(format)?, out)?,
    }
    Ok(Printed { rows: printed, cut: rows.cut() })
}

fn print_standard(
    names: Vec<Variable>,
    lines: &mut dyn Iterator<Item = Result<Vec<Option<Term>>, Error>>,
    format: QueryResultsFormat,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let serializer = QueryResultsSerializer::from_format(format);
    let mut serializer = serializer.serialize_solutions_to_writer(&mut *out, names.clone())?;
    for line in lines {
        let line = line?;
        let cells = names.iter().zip(&line).filter_map(|(name, term)| Some((name, term.as_ref()?)));
        serializer.serialize(cells.map(|(name, term)| (name.as_ref(), term.as_ref())))?;
    }
    serializer.finish()?;
    if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
        writeln!(out)?;
    }
    Ok(())
}

fn standard(format: Format) -> Result<QueryResultsFormat, Error> {
    match format {
        Format::Csv => Ok(QueryResultsFormat::Csv),
        Format::Tsv => Ok(QueryResultsFormat::Tsv),
        Format::Json => Ok(QueryResultsFormat::Json),
        Format::Xml => Ok(QueryResultsFormat::Xml),
        _ => Err(format.not_of_tables()),
    }
}

/// The places of the columns in the order wanted; those that are not named come after the others.
fn order(columns: &[Variable], wanted: &[String]) -> Vec<usize> {
    let place = |name: &String| columns.iter().position(|column| column.as_str() == name);
    let mut order: Vec<usize> = wanted.iter().filter_map(place).collect();
    order.extend((0..columns.len()).filter(|at| !wanted.iter().any(|name| columns[*at].as_str() == name)));
    order
}
