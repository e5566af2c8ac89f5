//! Turtle, written while the triples come, subject by subject: short names where they read well, nothing escaped.

use crate::{Error, names};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use std::io::Write;

/// Writes triples in the order in which they come.
pub(crate) struct Writer<'a> {
    out: &'a mut dyn Write,
    subject: Option<NamedOrBlankNode>,
    predicate: Option<NamedNode>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Result<Self, Error> {
        writeln!(out, "@base <{}> .", names::THINGS)?;
        for (prefix, iri) in names::PREFIXES.iter().filter(|(_, iri)| *iri != names::THINGS) {
            writeln!(out, "@prefix {prefix}: <{iri}> .")?;
        }
        Ok(Self { out, subject: None, predicate: None })
    }

    pub(crate) fn write(&mut self, triple: &Triple) -> Result<(), Error> {
        if self.subject.as_ref() != Some(&triple.subject) {
            self.end_subject()?;
            write!(self.out, "\n{} {} ", subject(&triple.subject), predicate(&triple.predicate))?;
            self.subject = Some(triple.subject.clone());
        } else if self.predicate.as_ref() == Some(&triple.predicate) {
            write!(self.out, " , ")?;
        } else {
            write!(self.out, " ;\n    {} ", predicate(&triple.predicate))?;
        }
        self.predicate = Some(triple.predicate.clone());
        write!(self.out, "{}", object(&triple.object))?;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Result<(), Error> {
        self.end_subject()
    }

    fn end_subject(&mut self) -> Result<(), Error> {
        if self.subject.is_some() {
            writeln!(self.out, " .")?;
        }
        Ok(())
    }
}

fn subject(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => named(node),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

fn predicate(predicate: &NamedNode) -> String {
    if *predicate == rdf::TYPE { "a".to_owned() } else { named(predicate) }
}

fn object(object: &Term) -> String {
    match object {
        Term::NamedNode(node) => named(node),
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(literal) => self::literal(literal),
    }
}

/// A node by a prefix if what follows is a plain word, or by what follows the base.
fn named(node: &NamedNode) -> String {
    let iri = node.as_str();
    let short = names::PREFIXES.iter().find_map(|(prefix, full)| {
        let word = iri.strip_prefix(full)?;
        let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        (plain && *full != names::THINGS).then(|| format!("{prefix}:{word}"))
    });
    short.or_else(|| relative(iri)).unwrap_or_else(|| node.to_string())
}

/// What follows the base, if no reader can take it for something else.
fn relative(iri: &str) -> Option<String> {
    let tail = iri.strip_prefix(names::THINGS)?;
    let (kind, rest) = tail.split_once('/')?;
    let plain = kind.bytes().all(|byte| byte.is_ascii_lowercase()) && !kind.is_empty();
    let dots = rest.split(['/', '?', '#']).any(|step| step == "." || step == "..");
    (plain && !dots).then(|| format!("<{tail}>"))
}

fn literal(literal: &Literal) -> String {
    let datatype = literal.datatype();
    let whole = || {
        let digits = literal.value().strip_prefix('-').unwrap_or(literal.value());
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if datatype == xsd::INTEGER && whole()
        || datatype == xsd::BOOLEAN && matches!(literal.value(), "true" | "false")
    {
        return literal.value().to_owned();
    }
    if datatype == xsd::STRING || literal.language().is_some() {
        return literal.to_string();
    }
    let text = Literal::new_simple_literal(literal.value());
    format!("{text}^^{}", named(&datatype.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_well() {
        let lines = r#"
<https://w3id.org/unpg/concept/option/yes> <http://www.w3.org/2004/02/skos/core#notation> "yes" .
<https://w3id.org/unpg/id/ballot/A/1/~/whole/IRN> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/unpg/def#Ballot> .
<https://w3id.org/unpg/id/ballot/A/1/~/whole/IRN> <https://w3id.org/unpg/def#listPosition> "3"^^<http://www.w3.org/2001/XMLSchema#integer> .
<https://w3id.org/unpg/id/ballot/A/1/~/whole/IRN> <https://w3id.org/unpg/def#name> "a"@en .
<https://w3id.org/unpg/id/ballot/A/1/~/whole/IRN> <https://w3id.org/unpg/def#name> "b\n"^^<http://www.w3.org/2001/XMLSchema#date> .
<https://w3id.org/unpg/id/doc/../x> <https://w3id.org/unpg/def#name> "a" ."#;
        let mut out = Vec::new();
        let mut writer = Writer::new(&mut out).unwrap();
        for line in lines.trim().lines() {
            writer.write(&crate::export::parsed(line).unwrap()).unwrap();
        }
        writer.finish().unwrap();
        let text = String::from_utf8(out).unwrap();
        let (_, body) = text.split_once("\n\n").unwrap();
        assert_eq!(
            body,
            r#"<https://w3id.org/unpg/concept/option/yes> skos:notation "yes" .

<ballot/A/1/~/whole/IRN> a unp:Ballot ;
    unp:listPosition 3 ;
    unp:name "a"@en , "b\n"^^xsd:date .

<https://w3id.org/unpg/id/doc/../x> unp:name "a" .
"#
        );
    }
}
