//! Conditions simplified once it is known which parameters are given.

use oxrdf::vocab::xsd;
use spargebra::algebra::Expression;

/// What a constant condition says.
pub(crate) fn truth(condition: &Expression) -> Option<bool> {
    match condition {
        Expression::Literal(literal) if literal.datatype() == xsd::BOOLEAN => match literal.value() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The same condition without the parts that decide nothing. Only its truth is the same, not its value.
pub(crate) fn simplified(condition: Expression) -> Expression {
    use Expression as E;
    match condition {
        E::Not(a) => {
            let a = simplified(*a);
            truth(&a).map_or_else(|| E::Not(Box::new(a)), |truth| constant(!truth))
        }
        E::Or(a, b) => {
            let (a, b) = (simplified(*a), simplified(*b));
            match (truth(&a), truth(&b)) {
                (Some(true), _) | (_, Some(true)) => constant(true),
                (Some(false), _) => b,
                (_, Some(false)) => a,
                (None, None) => E::Or(Box::new(a), Box::new(b)),
            }
        }
        E::And(a, b) => {
            let (a, b) = (simplified(*a), simplified(*b));
            match (truth(&a), truth(&b)) {
                (Some(false), _) | (_, Some(false)) => constant(false),
                (Some(true), _) => b,
                (_, Some(true)) => a,
                (None, None) => E::And(Box::new(a), Box::new(b)),
            }
        }
        other => other,
    }
}

fn constant(truth: bool) -> Expression {
    Expression::Literal(truth.into())
}
