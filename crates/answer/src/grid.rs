//! Tables for people: aligned for a terminal, or in Markdown.

use crate::table::Look;
use crate::{Error, names};
use oxrdf::{Term, Variable};
use std::io::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So many rows are looked at before the columns get their widths.
const SAMPLE: usize = 2000;

/// No column is made narrower than this to fit a terminal.
const NARROW: usize = 12;

const GAP: &str = "  ";

type Lines<'a> = &'a mut (dyn Iterator<Item = Result<Vec<Option<Term>>, Error>> + 'a);

/// Prints a table with aligned columns, numbers to the right.
pub(crate) fn print_aligned(
    names: &[Variable],
    lines: Lines<'_>,
    look: Look,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let head: Vec<String> = names.iter().map(|name| name.as_str().to_owned()).collect();
    let mut sample = Vec::new();
    while sample.len() < SAMPLE
        && let Some(line) = lines.next()
    {
        sample.push(line?.iter().map(cell).collect::<Vec<_>>());
    }
    let mut widths: Vec<usize> = head.iter().map(|name| name.width()).collect();
    let mut numbers = vec![!sample.is_empty(); head.len()];
    for row in &sample {
        for (at, cell) in row.iter().enumerate() {
            widths[at] = widths[at].max(cell.width());
            numbers[at] &= cell.parse::<f64>().is_ok() || cell.is_empty();
        }
    }
    if let Some(width) = look.width {
        fit(&mut widths, width);
    }
    print_row(&head, &widths, &numbers, out)?;
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    print_row(&rule, &widths, &numbers, out)?;
    for row in &sample {
        print_row(row, &widths, &numbers, out)?;
    }
    for line in lines {
        let row: Vec<String> = line?.iter().map(cell).collect();
        print_row(&row, &widths, &numbers, out)?;
    }
    Ok(())
}

/// Prints a Markdown table.
pub(crate) fn print_markdown(names: &[Variable], lines: Lines<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(out, "{}", row(names.iter().map(|name| name.as_str().to_owned()).collect()))?;
    writeln!(out, "|{}", "---|".repeat(names.len()))?;
    for line in lines {
        let cells = line?.iter().map(|term| cell(term).replace('\\', "\\\\").replace('|', "\\|")).collect();
        writeln!(out, "{}", row(cells))?;
    }
    Ok(())
}

/// What stands in a cell: on one line, and without characters that command a terminal.
fn cell(term: &Option<Term>) -> String {
    let text = match term {
        None => return String::new(),
        Some(Term::NamedNode(node)) => {
            names::short(node.as_str()).unwrap_or_else(|| node.as_str().to_owned())
        }
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        Some(Term::BlankNode(node)) => node.to_string(),
    };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn print_row(cells: &[String], widths: &[usize], numbers: &[bool], out: &mut dyn Write) -> Result<(), Error> {
    let mut line = String::new();
    for (at, text) in cells.iter().enumerate() {
        let text = cut(text, widths[at]);
        let blank = " ".repeat(widths[at].saturating_sub(text.width()));
        let gap = if at == 0 { "" } else { GAP };
        line += &if numbers[at] { format!("{gap}{blank}{text}") } else { format!("{gap}{text}{blank}") };
    }
    writeln!(out, "{}", line.trim_end())?;
    Ok(())
}

/// Makes the widest columns narrower until the table fits.
fn fit(widths: &mut [usize], total: usize) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > total {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > NARROW) else { return };
        *widest -= 1;
    }
}

/// `text`, or as much of it as fits with a sign that there is more.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut taken = 1; // the sign
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken > width {
            break;
        }
        short.push(c);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::{Literal, NamedNode};

    fn printed(look: Look) -> String {
        let names = ["state", "name", "n"].map(Variable::new_unchecked);
        let text = |text: &str| Some(Term::from(Literal::new_simple_literal(text)));
        let mut lines = [
            Ok(vec![text("IRN"), text("伊朗伊斯兰共和国"), Some(Literal::from(9).into())]),
            Ok(vec![text("FRA"), text("France\n\u{1b}[31m"), Some(Literal::from(106).into())]),
            Ok(vec![Some(NamedNode::new_unchecked("https://w3id.org/unpg/id/state/NAM").into()), None, None]),
        ]
        .into_iter();
        let mut out = Vec::new();
        print_aligned(&names, &mut lines, look, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn wide_characters_stand_in_line_and_nothing_commands_the_terminal() {
        let expected = "\
state         name                n
────────────  ────────────────  ───
IRN           伊朗伊斯兰共和国    9
FRA           France  [31m      106
id:state/NAM
";
        assert_eq!(printed(Look::default()), expected);
    }

    #[test]
    fn fits_a_terminal() {
        let narrow = printed(Look { width: Some(32) });
        assert!(narrow.lines().all(|line| line.width() <= 32), "{narrow}");
        assert!(narrow.contains("伊朗伊斯兰共…"), "{narrow}");
    }
}
