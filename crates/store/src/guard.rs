//! Stop signs in the loops of a query that read nothing.
//!
//! The database looks whether to stop whenever it reads. A join that goes again and again through rows it has already
//! read does not: it may run for minutes. So every join of patterns that do not share all their variables gets a filter
//! that always holds and is asked for each joined row; when the time is over it unwinds the thread that answers
//! ([`Interrupted`], as salsa does it in rust-analyzer) instead of giving an answer.
//!
//! The filter names one variable of either side. So the optimizer, which first orders the joins and then moves every
//! filter down to where its variables are known, puts it right above the join, whichever order it chose. As it may ask
//! the filters of one join in any order, and no more after one that does not hold, the others ask the function too.

use crate::Stop;
use oxrdf::{Literal, NamedNode, Term, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use std::collections::BTreeSet;
use std::panic;

/// The function that the filters call.
const GUARD: &str = "urn:rapporteur:guard";

/// No query has more pairs of patterns guarded than this.
const PAIRS: usize = 1024;

/// What the thread is unwound with.
pub(crate) struct Interrupted;

/// One variable of either side of a join.
type Pair = (Variable, Variable);

/// The name of the function that the filters call.
pub(crate) fn name() -> NamedNode {
    NamedNode::new_unchecked(GUARD)
}

/// The function that the filters call: true, or the end of this thread.
pub(crate) fn function(stop: Stop) -> impl Fn(&[Term]) -> Option<Term> + Send + Sync + 'static {
    move |_| {
        if stop.is_asked() {
            panic::resume_unwind(Box::new(Interrupted));
        }
        Some(Literal::from(true).into())
    }
}

/// `query` with stop signs.
pub(crate) fn guarded(mut query: Query) -> Query {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = &mut query;
    *pattern = closed(std::mem::take(pattern));
    query
}

/// A pattern with all its guards.
fn closed(pattern: GraphPattern) -> GraphPattern {
    let (pattern, pairs) = open(pattern);
    pairs.into_iter().fold(pattern, |inner, (left, right)| GraphPattern::Filter {
        expr: asking(truth(true), both(left, right)),
        inner: Box::new(inner),
    })
}

/// Holds if `condition` does, and asks the function first. (What stands for "else" is never needed. `IF` is the one
/// connective whose operands the optimizer leaves in their order.)
fn asking(condition: Expression, otherwise: Expression) -> Expression {
    let call = Expression::FunctionCall(Function::Custom(name()), Vec::new());
    Expression::If(Box::new(call), Box::new(condition), Box::new(otherwise))
}

/// Names both variables, so that it cannot be asked before both are known.
fn both(left: Variable, right: Variable) -> Expression {
    Expression::SameTerm(Box::new(left.into()), Box::new(right.into()))
}

fn truth(value: bool) -> Expression {
    Expression::Literal(Literal::from(value))
}

/// The parts of a filter, each of which asks the function first.
fn all_asking(filter: Expression) -> Expression {
    match filter {
        Expression::And(a, b) => Expression::And(Box::new(all_asking(*a)), Box::new(all_asking(*b))),
        other => asking(other, truth(false)),
    }
}

/// A pattern, and the guards that are still to be put around it.
fn open(pattern: GraphPattern) -> (GraphPattern, BTreeSet<Pair>) {
    use GraphPattern as P;
    let shut = |pattern: Box<P>| Box::new(closed(*pattern));
    match pattern {
        P::Join { .. } | P::Bgp { .. } => {
            let mut sides = Vec::new();
            sides_of(&pattern, &mut sides);
            let mut pairs = pairs(&sides);
            (leaves_opened(pattern, &mut pairs), pairs)
        }
        P::Filter { expr, inner } => {
            let (inner, pairs) = open(*inner);
            let expr = expression(expr);
            let expr = if pairs.is_empty() { expr } else { all_asking(expr) };
            (P::Filter { expr, inner: Box::new(inner) }, pairs)
        }
        P::LeftJoin { left, right, expression: condition } => {
            let (here, there) = (variables(&left), variables(&right));
            let mut condition = condition.map(expression);
            if let Some((left, right)) = pair(&here, &there) {
                condition = Some(asking(condition.unwrap_or_else(|| truth(true)), both(left, right)));
            }
            let (left, pairs) = open(*left);
            (P::LeftJoin { left: Box::new(left), right: shut(right), expression: condition }, pairs)
        }
        other => (within(other), BTreeSet::new()),
    }
}

/// The patterns inside a pattern that no guard leaves.
fn within(pattern: GraphPattern) -> GraphPattern {
    use GraphPattern as P;
    let shut = |pattern: Box<P>| Box::new(closed(*pattern));
    match pattern {
        P::Lateral { left, right } => P::Lateral { left: shut(left), right: shut(right) },
        P::Union { left, right } => P::Union { left: shut(left), right: shut(right) },
        P::Minus { left, right } => P::Minus { left: shut(left), right: shut(right) },
        P::Graph { name, inner } => P::Graph { name, inner: shut(inner) },
        P::Extend { inner, variable, expression: value } => {
            P::Extend { inner: shut(inner), variable, expression: expression(value) }
        }
        P::OrderBy { inner, expression: keys } => {
            let key = |key| match key {
                OrderExpression::Asc(value) => OrderExpression::Asc(expression(value)),
                OrderExpression::Desc(value) => OrderExpression::Desc(expression(value)),
            };
            P::OrderBy { inner: shut(inner), expression: keys.into_iter().map(key).collect() }
        }
        P::Project { inner, variables } => P::Project { inner: shut(inner), variables },
        P::Distinct { inner } => P::Distinct { inner: shut(inner) },
        P::Reduced { inner } => P::Reduced { inner: shut(inner) },
        P::Slice { inner, start, length } => P::Slice { inner: shut(inner), start, length },
        P::Group { inner, variables, aggregates } => P::Group { inner: shut(inner), variables, aggregates },
        P::Service { name, inner, silent } => P::Service { name, inner, silent },
        other => other,
    }
}

/// Goes through a tree of joins to what is joined.
fn leaves_opened(pattern: GraphPattern, pairs: &mut BTreeSet<Pair>) -> GraphPattern {
    match pattern {
        GraphPattern::Join { left, right } => GraphPattern::Join {
            left: Box::new(leaves_opened(*left, pairs)),
            right: Box::new(leaves_opened(*right, pairs)),
        },
        leaf @ GraphPattern::Bgp { .. } => leaf,
        leaf => {
            let (leaf, more) = open(leaf);
            pairs.extend(more);
            leaf
        }
    }
}

/// The variables of each pattern in a tree of joins. The triple patterns of one basic pattern that hang together are
/// one: the database follows them by reading.
fn sides_of(pattern: &GraphPattern, sides: &mut Vec<BTreeSet<Variable>>) {
    match pattern {
        GraphPattern::Join { left, right } => {
            sides_of(left, sides);
            sides_of(right, sides);
        }
        GraphPattern::Bgp { patterns } => {
            let mut parts: Vec<BTreeSet<Variable>> = Vec::new();
            for pattern in patterns {
                let mut part = variables_of(pattern);
                let (touching, apart) = parts.into_iter().partition(|known| !known.is_disjoint(&part));
                part.extend(Vec::into_iter(touching).flatten());
                parts = apart;
                parts.push(part);
            }
            sides.extend(parts);
        }
        other => sides.push(variables(other)),
    }
}

fn pairs(sides: &[BTreeSet<Variable>]) -> BTreeSet<Pair> {
    let both = (0..sides.len()).flat_map(|at| (0..at).map(move |before| (before, at)));
    both.filter_map(|(before, at)| pair(&sides[before], &sides[at])).take(PAIRS).collect()
}

/// A variable that only `left` has and one that only `right` has.
fn pair(left: &BTreeSet<Variable>, right: &BTreeSet<Variable>) -> Option<Pair> {
    left.difference(right).next().cloned().zip(right.difference(left).next().cloned())
}

fn variables(pattern: &GraphPattern) -> BTreeSet<Variable> {
    let mut variables = BTreeSet::new();
    pattern.on_in_scope_variable(|variable| _ = variables.insert(variable.clone()));
    variables
}

/// The variables of a triple pattern.
fn variables_of(pattern: &TriplePattern) -> BTreeSet<Variable> {
    let of_term = |term: &TermPattern| match term {
        TermPattern::Variable(variable) => Some(variable.clone()),
        _ => None,
    };
    let predicate = match &pattern.predicate {
        NamedNodePattern::Variable(variable) => Some(variable.clone()),
        NamedNodePattern::NamedNode(_) => None,
    };
    [of_term(&pattern.subject), predicate, of_term(&pattern.object)].into_iter().flatten().collect()
}

/// An expression with stop signs in the patterns that it looks for.
fn expression(value: Expression) -> Expression {
    use Expression as E;
    let boxed = |value: Box<E>| Box::new(expression(*value));
    let all = |values: Vec<E>| values.into_iter().map(expression).collect();
    match value {
        E::Exists(pattern) => E::Exists(Box::new(closed(*pattern))),
        E::Or(a, b) => E::Or(boxed(a), boxed(b)),
        E::And(a, b) => E::And(boxed(a), boxed(b)),
        E::Equal(a, b) => E::Equal(boxed(a), boxed(b)),
        E::SameTerm(a, b) => E::SameTerm(boxed(a), boxed(b)),
        E::Greater(a, b) => E::Greater(boxed(a), boxed(b)),
        E::GreaterOrEqual(a, b) => E::GreaterOrEqual(boxed(a), boxed(b)),
        E::Less(a, b) => E::Less(boxed(a), boxed(b)),
        E::LessOrEqual(a, b) => E::LessOrEqual(boxed(a), boxed(b)),
        E::In(a, list) => E::In(boxed(a), all(list)),
        E::Add(a, b) => E::Add(boxed(a), boxed(b)),
        E::Subtract(a, b) => E::Subtract(boxed(a), boxed(b)),
        E::Multiply(a, b) => E::Multiply(boxed(a), boxed(b)),
        E::Divide(a, b) => E::Divide(boxed(a), boxed(b)),
        E::UnaryPlus(a) => E::UnaryPlus(boxed(a)),
        E::UnaryMinus(a) => E::UnaryMinus(boxed(a)),
        E::Not(a) => E::Not(boxed(a)),
        E::If(a, b, c) => E::If(boxed(a), boxed(b), boxed(c)),
        E::Coalesce(list) => E::Coalesce(all(list)),
        E::FunctionCall(function, arguments) => E::FunctionCall(function, all(arguments)),
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => value,
    }
}
