//! The elements of a page, and which of them are the document.

use crate::format::tree::{Element, Node};
use scraper::{Html, node};

/// How deep elements lie in one another; what lies deeper is put where that depth ends.
const DEPTH: usize = 128;

/// Elements that hold nothing of the document.
const ASIDE: [&str; 24] = [
    "head", "script", "style", "template", "noscript", "nav", "aside", "form", "button", "select", "input",
    "textarea", "label", "dialog", "menu", "svg", "canvas", "iframe", "object", "audio", "video", "map",
    "frameset", "search",
];

/// Roles of elements that hold nothing of the document.
const ASIDE_ROLES: [&str; 9] = [
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "menu",
    "menubar",
    "dialog",
    "toolbar",
];

/// The elements of a page as a browser understands them.
pub(super) fn parse(text: &str) -> Element {
    let html = Html::parse_document(text);
    let mut open = vec![Element::default()];
    // What lies too deep is not opened; the elements of which that holds are counted.
    let mut deep = 0usize;
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                node::Node::Element(element) if open.len() < DEPTH => open.push(Element::new(
                    element.name(),
                    element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned())),
                )),
                node::Node::Element(_) => deep += 1,
                node::Node::Text(text) => {
                    if let Some(element) = open.last_mut() {
                        element.children.push(Node::Text(text.to_string()));
                    }
                }
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) if node.value().is_element() => {
                if deep > 0 {
                    deep -= 1;
                } else if let Some(element) = open.pop()
                    && let Some(outer) = open.last_mut()
                {
                    outer.children.push(Node::Element(element));
                }
            }
            ego_tree::iter::Edge::Close(_) => {}
        }
    }
    open.swap_remove(0)
}

/// The element that holds the document: the main part of a page if it names one, else its body.
pub(super) fn content(root: &Element) -> &Element {
    let main = root.all("main");
    let article = root.all("article");
    match (main.as_slice(), article.as_slice()) {
        ([main], _) => main,
        (_, [article]) => article,
        _ => root.all("body").first().copied().unwrap_or(root),
    }
}

/// The text of a page that is one preformatted text: more than half of its words stand in elements `pre`.
pub(super) fn preformatted(content: &Element) -> Option<String> {
    let pre: String = content.all("pre").iter().map(|element| element.text()).collect();
    let mut whole = String::new();
    shown(content, &mut whole);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let inside = letters(&pre);
    (inside > 0 && inside * 2 > letters(&whole)).then_some(whole)
}

/// All that is shown of an element, its line breaks kept; each element in it that is not a link begins a line.
fn shown(element: &Element, text: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if is_aside(inner, false) => {}
            Node::Element(inner) => {
                let ends: &str =
                    if matches!(inner.name.as_str(), "a" | "b" | "i" | "sup") { "" } else { "\n" };
                text.push_str(ends);
                shown(inner, text);
                text.push_str(ends);
            }
        }
    }
}

/// Whether an element is no part of the document, or is not shown.
pub(super) fn is_aside(element: &Element, in_content: bool) -> bool {
    let name = element.name.as_str();
    let style = style(element);
    ASIDE.contains(&name)
        || (matches!(name, "header" | "footer") && !in_content)
        || ASIDE_ROLES.contains(&element.get("role"))
        || element.has("hidden")
        || element.get("aria-hidden") == "true"
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The style that an element sets for itself, small and without spaces.
pub(super) fn style(element: &Element) -> String {
    element.get("style").chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}
