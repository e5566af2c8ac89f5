//! The columns of `SELECT *`, in the order in which a reader of the query meets them. (The algebra has them in
//! the order of the alphabet.)

use std::iter::Peekable;
use std::str::CharIndices;

/// The variables of a query in the order of their first appearance, if its outermost SELECT is `SELECT *`.
pub(crate) fn columns(text: &str) -> Option<Vec<String>> {
    let mut words = Words { text, characters: text.char_indices().peekable() }
        .skip_while(|word| !word.eq_ignore_ascii_case("select"));
    words.next()?;
    let mut words = words
        .skip_while(|word| word.eq_ignore_ascii_case("distinct") || word.eq_ignore_ascii_case("reduced"));
    if words.next()? != "*" {
        return None;
    }
    let mut variables: Vec<String> = Vec::new();
    for word in words {
        if let Some(name) = word.strip_prefix(['?', '$'])
            && !name.is_empty()
            && !variables.iter().any(|known| known == name)
        {
            variables.push(name.to_owned());
        }
    }
    Some(variables)
}

/// The words, variables and signs of a query, without its comments, texts and IRIs.
struct Words<'a> {
    text: &'a str,
    characters: Peekable<CharIndices<'a>>,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            let (start, first) = self.characters.next()?;
            match first {
                '#' => while self.characters.next_if(|(_, c)| *c != '\n').is_some() {},
                '"' | '\'' => self.skip_text(start, first),
                '<' if self.is_iri(start) => while self.characters.next_if(|(_, c)| *c != '>').is_some() {},
                c if c.is_whitespace() => {}
                c if is_letter(c) || matches!(c, '?' | '$') => {
                    let mut end = start + c.len_utf8();
                    while let Some((at, c)) = self.characters.next_if(|(_, c)| is_letter(*c)) {
                        end = at + c.len_utf8();
                    }
                    return Some(&self.text[start..end]);
                }
                c => return Some(&self.text[start..start + c.len_utf8()]),
            }
        }
    }
}

impl Words<'_> {
    /// Goes past a text that begins with `quote` at `start`.
    fn skip_text(&mut self, start: usize, quote: char) {
        let long = self.text[start..].starts_with(&quote.to_string().repeat(3));
        if long {
            self.characters.nth(1);
        }
        let mut quotes = 0;
        while let Some((_, c)) = self.characters.next() {
            quotes = if c == quote { quotes + 1 } else { 0 };
            if c == '\\' {
                self.characters.next();
            } else if quotes == if long { 3 } else { 1 } {
                return;
            }
        }
    }

    /// Whether the sign at `start` opens an IRI and does not mean "less than".
    fn is_iri(&self, start: usize) -> bool {
        let inside = self.text[start + 1..].split(['>', '<', '"', '{', '}', '|', '^', '`', '\\']).next();
        inside.is_some_and(|inside| {
            self.text[start + 1 + inside.len()..].starts_with('>') && !inside.contains(char::is_whitespace)
        })
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_of_the_outermost_star() {
        for (text, variables) in [
            ("SELECT * { ?s ?p ?o . ?s ?q $a }", Some("s p o q a")),
            (
                "# SELECT ?x\nselect distinct * where { ?b <http://e/?no> \"?no # ?no\" . ?a ?p '''?n'o''' }",
                Some("b a p"),
            ),
            ("SELECT ?a { { SELECT * { ?s ?p ?o } } }", None),
            ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", None),
            ("SELECT * { ?z ?p ?y FILTER(?z < ?y && ?y > ?a) }", Some("z p y a")),
            ("ASK { ?s ?p ?o }", None),
        ] {
            assert_eq!(columns(text).map(|list| list.join(" ")).as_deref(), variables, "{text}");
        }
    }
}
