//! The head of the page: who, what is applied for, the next date and how it was found, how far it is.

use egui::{Frame, Margin, Panel, Sense, Ui, vec2};

use super::Shown;
use crate::app::command::Command;
use crate::app::layout::Width;
use crate::app::screens::Screen;
use crate::app::theme::{Icon, Kind, Words, roles, space};
use crate::app::view::View;
use crate::app::widgets::{
    Button, divider, link_ui, paint, progress_small_ui, text_ui, width_of, words_ui,
};
use crate::export::words;
use crate::rules::{Deadline, DeadlineStatus, Truth};
use crate::session::CaseSession;

/// Width of the small bar of progress.
const BAR: f32 = 120.0;

/// The head in words.
#[derive(Debug)]
pub(super) struct Header {
    /// Procedure · category · place of filing.
    route: String,
    next: Option<Next>,
}

/// The next date.
#[derive(Debug)]
struct Next {
    status: DeadlineStatus,
    /// What must be done, and by when.
    what: String,
    /// How many days are left.
    when: String,
    /// How the date was found, one step a line.
    derivation: Vec<String>,
}

impl Header {
    pub(super) fn of(view: &View<'_>, case: &CaseSession) -> Self {
        let (book, language) = (view.book, view.language);
        let head = case.case();
        let procedure = book.procedure(&head.procedure).map(|it| &it.title);
        let category = head.category.as_ref().and_then(|id| book.category(id)).map(|it| &it.title);
        let channel = head.channel.as_ref().and_then(|id| book.channel(id)).map(|it| &it.title);
        let parts = [procedure, category, channel].into_iter().flatten();
        let parts: Vec<&str> = parts.map(|title| title.in_language(language)).collect();
        Self { route: parts.join(" · "), next: next(view, case) }
    }
}

fn next(view: &View<'_>, case: &CaseSession) -> Option<Next> {
    let open = |it: &&Deadline| it.applies == Truth::Yes && it.status != DeadlineStatus::Done;
    let deadlines = || case.assessment().deadlines.iter().filter(open);
    let today = case.as_of();
    let dated = deadlines().filter_map(|it| Some((it.act_by(today.0)?, it)));
    let earliest = dated.min_by_key(|(on, _)| *on);
    let (book, language) = (view.book, view.language);
    let title = |deadline: &Deadline| {
        let duty = book.duties.get(&deadline.duty);
        duty.map_or("", |duty| duty.title.in_language(language)).to_owned()
    };
    if let Some((on, deadline)) = earliest {
        let date = words::date_with_weekday(on, language);
        let date = if deadline.is_moved(today.0) {
            view.say_with("deadline-last-working-day", &[("date", date.into())])
        } else {
            date
        };
        let mut derivation = words::derivation(book, deadline, language);
        if let Some(day) = deadline.lenient_on.filter(|day| *day != on) {
            let day = words::date_with_weekday(day, language);
            derivation.push(view.say_with("tasks-lenient-date", &[("date", day.into())]));
        }
        if deadline.estimated {
            derivation.push(view.say("tasks-date-estimated"));
        }
        return Some(Next {
            status: deadline.status,
            what: format!("{} – {date}", title(deadline)),
            when: words::days_left((on - today.0).num_days(), language),
            derivation,
        });
    }
    let deadline = deadlines().next()?;
    let why = deadline.due_on.as_ref().err()?;
    Some(Next {
        status: DeadlineStatus::NoDate,
        what: title(deadline),
        when: words::deadline_status(deadline, case.as_of(), language),
        derivation: vec![words::no_date(book, why, language)],
    })
}

/// Draws the head.
pub(super) fn header_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    shown: &Shown,
    shows_derivation: &mut bool,
    out: &mut Vec<Command>,
) {
    let margin = Margin { left: 32, right: 32, top: 20, bottom: 12 };
    let frame = Frame::new().fill(roles(ui).surface).inner_margin(margin);
    let inside = Panel::top("tasks head").resizable(false).show_separator_line(false).frame(frame);
    let shown_panel = inside.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        title_ui(ui, view, case, shown, out);
        if view.width > Width::Narrow {
            ui.add_space(5.0);
            text_ui(ui, &shown.header.route, Kind::Small, roles(ui).text_2);
        }
        if let Some(next) = &shown.header.next {
            ui.add_space(space::S8);
            next_ui(ui, view, next, shows_derivation);
        }
    });
    let rect = shown_panel.response.rect;
    divider(ui, rect.left(), rect.right(), rect.bottom() - 1.0);
}

/// The name, how far it is, and the primary button; below each other where they do not fit.
fn title_ui(
    ui: &mut Ui,
    view: &View<'_>,
    case: &CaseSession,
    shown: &Shown,
    out: &mut Vec<Command>,
) {
    let look = roles(ui);
    let button = view.say("action-create-pack");
    let gaps = [("done", shown.list.done.into()), ("total", shown.list.total.into())];
    let progress = view.say_with("tasks-progress", &gaps);
    let bar = width_of(ui, &progress, Kind::Small).max(BAR);
    let right = bar + (width_of(ui, &button, Kind::Label) + 34.0).ceil() + space::S20;
    let title = if case.has_name() { case.title().to_owned() } else { view.say("start-no-name") };
    let whole = ui.available_width();
    let fits = whole - right >= width_of(ui, &title, Kind::Page).min(220.0) + space::S24;
    let action = |ui: &mut Ui, out: &mut Vec<Command>| {
        ui.spacing_mut().item_spacing.x = space::S20;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::S4;
            ui.set_width(bar);
            ui.add_space(5.0);
            text_ui(ui, &progress, Kind::Small, look.text);
            let of = |count: u32| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
            let share = of(shown.list.done) / of(shown.list.total).max(1.0);
            progress_small_ui(ui, bar, share, &progress);
        });
        if Button::primary(&button).ui(ui).clicked() {
            out.push(Command::Go(Screen::Check));
        }
    };
    if fits {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let room = whole - right - space::S24;
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.add_space(3.0);
                name_ui(ui, &title);
            });
            ui.add_space(space::S24);
            action(ui, out);
        });
    } else {
        name_ui(ui, &title);
        ui.add_space(space::S8);
        ui.horizontal_top(|ui| action(ui, out));
    }
}

/// A name of two lines at most; the whole of a longer one comes under the pointer, and is what is spoken.
fn name_ui(ui: &mut Ui, name: &str) {
    let words = Words::new().add(name, Kind::Page, roles(ui).text);
    let galley = words.cut(ui, ui.available_width(), 2);
    let is_cut = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
    paint::text_from(ui.painter(), rect.min, galley);
    if is_cut {
        response.on_hover_text(name);
    }
}

fn next_ui(ui: &mut Ui, view: &View<'_>, next: &Next, is_open: &mut bool) {
    let look = roles(ui);
    let (icon, color) = match next.status {
        DeadlineStatus::Late => (Icon::WarningOctagon, look.bad),
        DeadlineStatus::Soon => (Icon::ClockCountdown, look.warn),
        DeadlineStatus::Later | DeadlineStatus::Done => (Icon::CalendarBlank, look.text_2),
        DeadlineStatus::NoDate => (Icon::CircleDashed, look.text_2),
    };
    let when = if next.status == DeadlineStatus::Late { look.bad } else { look.text };
    let link = view.say(if *is_open { "tasks-derivation-hide" } else { "tasks-derivation" });
    let link_width = width_of(ui, &link, Kind::Small);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        paint::icon(ui.painter(), rect.center(), icon, space::ICON_TEXT, color);
        let sentence = Words::new()
            .add(&view.say("tasks-next-deadline"), Kind::Small, look.text)
            .add(" ", Kind::Small, look.text)
            .add(&next.what, Kind::SmallBold, look.text)
            .add(" · ", Kind::Small, look.text_2)
            .add(&next.when, Kind::Small, when);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::S4;
            let beside = ui.available_width() - link_width - space::S16;
            let galley = sentence.clone().galley(ui, ui.available_width());
            if galley.rows.len() == 1 && galley.size().x <= beside {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S16;
                    words_ui(ui, galley);
                    *is_open ^= link_ui(ui, &link, Kind::Small).clicked();
                });
            } else {
                words_ui(ui, galley);
                *is_open ^= link_ui(ui, &link, Kind::Small).clicked();
            }
            if *is_open {
                for step in &next.derivation {
                    text_ui(ui, step, Kind::Small, look.text_2);
                }
            }
        });
    });
}
