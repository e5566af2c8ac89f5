//! Reads a table and says where it is wrong.

use crate::date::{Date, Period};
use crate::error::Error;
use crate::key::Key;

/// A table of the authority files: named columns, and rows that know their line.
pub(crate) struct Table {
    /// The columns that say how the thing is called, by language; none in a table of further names.
    languages: Vec<&'static str>,
    rows: Vec<Row>,
}

/// A row of a table.
pub(crate) struct Row {
    file: &'static str,
    line: u64,
    columns: &'static [&'static str],
    cells: Vec<String>,
}

impl Table {
    /// Reads a table whose first columns are `columns`, in this order. Any columns after them are languages.
    pub(crate) fn read(
        file: &'static str,
        text: &str,
        columns: &'static [&'static str],
    ) -> Result<Self, Error> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut records = reader.records();
        let malformed = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            Error::new(file, line, format!("not a well-formed row: {error}"))
        };
        let head =
            records.next().ok_or_else(|| Error::new(file, 1, "the table is empty"))?.map_err(malformed)?;
        let printed: Vec<&str> = head.iter().collect();
        if printed.len() < columns.len() || printed[..columns.len()] != *columns {
            return Err(Error::new(
                file,
                1,
                format!("the columns are {printed:?}; the first must be {columns:?}"),
            ));
        }
        let languages: Vec<&'static str> =
            printed[columns.len()..].iter().map(|tag| Key::keep(tag).as_str()).collect();
        let mut rows = Vec::new();
        for record in records {
            let record = record.map_err(malformed)?;
            let line = record.position().map_or(0, csv::Position::line);
            if let Some(cell) = record.iter().find(|cell| cell.trim() != *cell) {
                return Err(Error::new(file, line, format!("{cell:?} begins or ends with a space")));
            }
            rows.push(Row { file, line, columns, cells: record.iter().map(str::to_owned).collect() });
        }
        Ok(Self { languages, rows })
    }

    /// The same, for a table without columns for languages.
    pub(crate) fn read_plain(
        file: &'static str,
        text: &str,
        columns: &'static [&'static str],
    ) -> Result<Self, Error> {
        let table = Self::read(file, text, columns)?;
        match table.languages.first() {
            Some(unknown) => Err(Error::new(file, 1, format!("unknown column {unknown:?}"))),
            None => Ok(table),
        }
    }

    /// The same, for a table that must have a column for each of `languages` and no others.
    pub(crate) fn read_labelled(
        file: &'static str,
        text: &str,
        columns: &'static [&'static str],
        languages: &[&'static str],
    ) -> Result<Self, Error> {
        let table = Self::read(file, text, columns)?;
        if table.languages == languages {
            return Ok(table);
        }
        Err(Error::new(
            file,
            1,
            format!("the last columns are {:?}; they must be {languages:?}", table.languages),
        ))
    }

    pub(crate) fn languages(&self) -> &[&'static str] {
        &self.languages
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

impl Row {
    /// A fault of this row.
    pub(crate) fn fault(&self, message: impl Into<String>) -> Error {
        Error::new(self.file, self.line, message)
    }

    /// The cell of a column; a column that the table does not have is blank.
    pub(crate) fn get(&self, column: &str) -> &str {
        self.columns.iter().position(|name| *name == column).map_or("", |at| &self.cells[at])
    }

    /// The cell of a column that must not be blank.
    pub(crate) fn required(&self, column: &str) -> Result<&str, Error> {
        match self.get(column) {
            "" => Err(self.fault(format!("the column {column:?} is blank"))),
            cell => Ok(cell),
        }
    }

    /// The cells of the language columns, in their order.
    pub(crate) fn labels(&self) -> &[String] {
        &self.cells[self.columns.len()..]
    }

    /// The date in a column, if it is not blank.
    pub(crate) fn date(&self, column: &str) -> Result<Option<Date>, Error> {
        match self.get(column) {
            "" => Ok(None),
            cell => Date::parse(cell)
                .map(Some)
                .ok_or_else(|| self.fault(format!("{cell:?} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"))),
        }
    }

    /// The stretch of time between the dates in two columns.
    pub(crate) fn period(&self, from: &str, to: &str) -> Result<Period, Error> {
        let period = Period { from: self.date(from)?, to: self.date(to)? };
        match (&period.from, &period.to) {
            (Some(start), Some(end)) if end < start && !start.as_str().starts_with(end.as_str()) => {
                Err(self.fault(format!("ends {} before it begins {}", end.as_str(), start.as_str())))
            }
            _ => Ok(period),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        Table::read_labelled("some.csv", text, &["key", "from", "to"], &["en"])
            .and_then(|table| table.rows().iter().try_for_each(|row| row.period("from", "to").map(drop)))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn faults_are_reported_with_file_and_line() {
        let head = "key,from,to,en\n";
        assert!(fault("key,to,en\n").starts_with("ontology/authorities/some.csv:1: the columns are"));
        assert!(fault("key,from,to,fr\n").contains("the last columns are"));
        assert!(fault(&format!("{head}A,,,Aland\nB,,\n")).contains("some.csv:3: not a well-formed row"));
        assert!(fault(&format!("{head}A,,,Aland \n")).contains("some.csv:2: \"Aland \" begins or ends"));
        assert!(
            fault(&format!("{head}A,,,Aland\nB,May,,Borneo\n")).contains("some.csv:3: \"May\" is no date")
        );
        assert!(fault(&format!("{head}A,1990,1980,Aland\n")).contains("ends 1980 before it begins 1990"));
    }

    #[test]
    fn a_table_of_further_names_has_no_language_columns() {
        let error = Table::read_plain("some.csv", "key,lang,note\n", &["key", "lang"]).err().unwrap();
        assert_eq!(error.to_string(), "ontology/authorities/some.csv:1: unknown column \"note\"");
    }
}
