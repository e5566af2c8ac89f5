//! Running heads and feet: what stands at the edges of pages and is no part of the document.

use super::line::{Line, Page};
use crate::page::furniture::{is_page_number, is_symbol};
use std::collections::BTreeMap;

/// How many lines at the top and at the foot of a page can be its head and foot.
const DEPTH: usize = 4;

/// How far apart two lines of a head can stand, in parts of the size of their type.
const CLOSE: f64 = 2.5;

/// Takes running heads and feet out of pages: numbers of pages and jobs, and on all pages but the first the symbol and
/// lines that stand on more than one page but for their figures.
pub(super) fn take_out(pages: &mut [Page]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        for at in head(&page.lines).into_iter().chain(foot(&page.lines)) {
            *seen.entry(shape(&page.lines[at])).or_default() += 1;
        }
    }
    for (number, page) in pages.iter_mut().enumerate() {
        let mut gone = Vec::new();
        let is_furniture = |line: &Line| {
            let words = line.string();
            let words = words.trim();
            is_page_number(words)
                || number > 0 && (seen.get(&shape(line)).is_some_and(|times| *times > 1) || is_symbol(words))
        };
        if number > 0 {
            gone.extend(head(&page.lines).into_iter().filter(|&at| is_furniture(&page.lines[at])));
        }
        gone.extend(foot(&page.lines).into_iter().take_while(|&at| is_furniture(&page.lines[at])));
        // What stands beside the number of a page is its foot as well.
        let heights: Vec<f64> = gone.iter().map(|&at| page.lines[at].base).collect();
        let level = |line: &Line| heights.iter().any(|height| (height - line.base).abs() < 0.3 * line.size);
        let mut at = 0;
        page.lines.retain(|line| {
            at += 1;
            !gone.contains(&(at - 1)) && !(line.beside && level(line))
        });
    }
}

/// A line but for its figures.
fn shape(line: &Line) -> String {
    line.string().chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
}

/// The lines at the top of a page, from the top down.
fn head(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&one, &other| lines[other].base.total_cmp(&lines[one].base));
    order.truncate(DEPTH);
    let apart = order.windows(2).position(|pair| {
        lines[pair[0]].base - lines[pair[1]].base > CLOSE * lines[pair[0]].size.max(lines[pair[1]].size)
    });
    if let Some(apart) = apart {
        order.truncate(apart + 1);
    }
    order
}

/// The lines at the foot of a page, from the foot up.
fn foot(lines: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&one, &other| lines[one].base.total_cmp(&lines[other].base));
    order.truncate(DEPTH);
    order
}
