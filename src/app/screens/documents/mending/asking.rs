//! What is asked of workers about the pages: what could be done, what comes of it, what they take on every step.

use egui::Ui;

use super::Mending;
use crate::app::screens::asking::Asking;
use crate::app::screens::documents::Scene;
use crate::app::screens::documents::mending_page::Answer;
use crate::app::screens::documents::sizing::Choice;
use crate::documents::image::repair::{self, Suggestions, bytes_of, suggestions};
use crate::session::said;

impl Mending {
    /// Asks what is not known yet, and hears what was found.
    pub(in crate::app::screens::documents) fn ask(&mut self, ui: &Ui, scene: &Scene<'_, '_>) {
        self.look(ui, scene);
        self.climb(ui, scene);
        if let Some((at, bytes)) = heard(&mut self.weighing)
            && let Some((_, known)) = self.pages.get_mut(at).and_then(|it| it.weighed.as_mut())
        {
            *known = Some(bytes);
        }
        // What is being weighed may be wanted no more: the newest wish comes first.
        let reduce = self.reduce();
        let at = self.weighing.as_ref().map(|(at, _)| *at);
        if let Some(page) = at.and_then(|at| self.pages.get_mut(at))
            && !page.is_weighed(&self.ticked, reduce)
        {
            (page.weighed, self.weighing) = (None, None);
        }
        if self.weighing.is_some() {
            return;
        }
        let mut order = std::iter::once(self.at).chain(0..self.pages.len());
        let is_next = |at: &usize| {
            self.pages.get(*at).is_some_and(|page| !page.is_weighed(&self.ticked, reduce))
        };
        let Some(at) = order.find(is_next) else { return };
        let Some(page) = self.pages.get_mut(at) else { return };
        let (repair, _) = page.wanted(&self.ticked, reduce);
        page.weighed = Some((repair, None));
        let asking = page.ask(ui, scene, move |program, kept, number, password| {
            bytes_of(program, kept, number, password, Some(&repair))
        });
        self.weighing = Some((at, asking));
    }

    /// Looks at the pages one after the other.
    fn look(&mut self, ui: &Ui, scene: &Scene<'_, '_>) {
        if let Some((at, found)) = heard(&mut self.looking)
            && let Some(page) = self.pages.get_mut(at)
        {
            let bytes = self.shared.own(page);
            page.found =
                Some(found.map(|it| Suggestions { bytes: bytes.unwrap_or(it.bytes), ..it }));
        }
        if self.looking.is_some() {
            return;
        }
        let Some(at) = self.pages.iter().position(|page| page.found.is_none()) else { return };
        let Some(page) = self.pages.get(at) else { return };
        if !self.shared.is_settled(ui, scene, &self.pages, page) {
            return;
        }
        self.looking = Some((at, page.ask(ui, scene, suggestions)));
    }

    /// Counts what the pages take on every step: of a page alone at once, of several when that is asked for.
    fn climb(&mut self, ui: &Ui, scene: &Scene<'_, '_>) {
        if let Some((at, sizes)) = heard(&mut self.climbing)
            && let Some(page) = self.pages.get_mut(at)
        {
            let bytes = self.shared.own(page);
            if let Some((of, known)) = &mut page.climbed {
                let bytes = bytes.filter(|_| of.is_nothing());
                *known = Some(sizes.map(|it| it.with_whole(bytes)));
            }
        }
        let at = self.climbing.as_ref().map(|(at, _)| *at);
        if let Some(page) = at.and_then(|at| self.pages.get_mut(at))
            && !page.is_climbed(&self.ticked)
        {
            (page.climbed, self.climbing) = (None, None);
        }
        let is_asked_for = self.is_one() || self.sizing.choice != Choice::AsIs;
        if self.climbing.is_some() || !is_asked_for {
            return;
        }
        let mut order = std::iter::once(self.at).chain(0..self.pages.len());
        let is_next =
            |at: &usize| self.pages.get(*at).is_some_and(|page| !page.is_climbed(&self.ticked));
        let Some(at) = order.find(is_next) else { return };
        let Some(page) = self.pages.get_mut(at) else { return };
        let whole = page.whole(&self.ticked);
        page.climbed = Some((whole, None));
        let asking = page.ask(ui, scene, move |program, kept, number, password| {
            repair::sizes(program, kept, number, password, &whole)
        });
        self.climbing = Some((at, asking));
    }
}

/// The answer to a question, which is over then; a question that nobody answers failed.
fn heard<T: Send + 'static>(
    asked: &mut Option<(usize, Asking<Answer<T>>)>,
) -> Option<(usize, Answer<T>)> {
    let (at, heard) = asked.as_ref().and_then(|(at, it)| Some((*at, it.heard()?)))?;
    *asked = None;
    Some((at, heard.unwrap_or_else(|_| Err(Box::new(said::broke(None))))))
}
