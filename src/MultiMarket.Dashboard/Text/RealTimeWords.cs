namespace MultiMarket.Dashboard.Text;

/// <summary>The words of the page of what comes in.</summary>
public static class RealTimeWords
{
    public static readonly Phrase OrdersPerMinute = new("Commandes par minute et par canal", "Orders per minute and channel");
    public static readonly Phrase OrdersPerMinuteNote = new("Enregistrées par cet hôte dans les 60 dernières minutes, quel que soit leur statut.", "Stored by this host in the last 60 minutes, whatever their status.");
    public static readonly Phrase NoMinutes = new("Aucune commande dans les 60 dernières minutes.", "No orders in the last 60 minutes.");
    public static readonly Phrase NoHours = new("Aucune commande aujourd'hui, ni le même jour la semaine dernière.", "No orders today, nor on the same day last week.");
    public static readonly Phrase LastMinute = new("Dernière minute entière", "Last whole minute");
    public static readonly Phrase LastHour = new("60 dernières minutes", "Last 60 minutes");
    public static readonly Phrase TodaySoFar = new("Aujourd'hui, heures écoulées", "Today, hours that are over");
    public static readonly Phrase LastWeekSoFar = new("Mêmes heures, semaine dernière", "Same hours, last week");
    public static readonly Phrase AgainstLastWeek = new("vs semaine dernière", "vs last week");
    public static readonly Phrase TodayAgainstLastWeek = new("Aujourd'hui et même jour la semaine dernière, heure par heure", "Today and the same day last week, hour by hour");
    public static readonly Phrase TodayNote = new("Commandes par heure de leur date, quel que soit leur statut.", "Orders by the hour of their date, whatever their status.");
    public static readonly Phrase LastWeek = new("Semaine dernière", "Last week");
    public static readonly Phrase AllStatuses = new("tous statuts, annulées comprises", "all statuses, cancelled included");
    public static readonly Phrase Feed = new("Dernières commandes", "Latest orders");
    public static readonly Phrase FeedNote = new("Les {0} dernières que cet hôte a enregistrées, la plus récente en premier.", "The last {0} that this host has stored, the newest first.");
    public static readonly Phrase NothingYet = new("Aucune commande depuis le démarrage de l'hôte.", "No orders since the host started.");
    public static readonly Phrase StoredAt = new("Enregistrée", "Stored");
    public static readonly Phrase Items = new("Articles", "Items");
    public static readonly Phrase Minute = new("Minute", "Minute");
    public static readonly Phrase Hour = new("Heure", "Hour");
    public static readonly Phrase HourPoint = new("{0} h : {1} commandes, {2} la semaine dernière", "{0}:00: {1} orders, {2} last week");
    public static readonly Phrase MinutePoint = new("{0} : {1} commandes", "{0}: {1} orders");
    public static readonly Phrase Controls = new("Canaux", "Channels");
    public static readonly Phrase ControlsNeedLogin = new("Le pilotage des canaux demande une connexion.", "Channel controls need a login.");
    public static readonly Phrase Simulation = new("Simulation", "Simulation");
    public static readonly Phrase Intake = new("Ingestion", "Intake");
    public static readonly Phrase Running = new("en marche", "running");
    public static readonly Phrase Paused = new("en pause", "paused");
    public static readonly Phrase Waiting = new("en attente", "waiting");
    public static readonly Phrase Off = new("arrêtée", "off");
    public static readonly Phrase Every = new("une commande toutes les {0}", "an order every {0}");
    public static readonly Phrase Between = new("{0}\u00A0à\u00A0{1}", "{0}\u00A0to\u00A0{1}");
    public static readonly Phrase Pause = new("Mettre en pause", "Pause");
    public static readonly Phrase Resume = new("Reprendre", "Resume");
    public static readonly Phrase PauseChannel = new("Mettre en pause : {0}", "Pause: {0}");
    public static readonly Phrase ResumeChannel = new("Reprendre : {0}", "Resume: {0}");
    public static readonly Phrase Rate = new("Intervalle", "Interval");
    public static readonly Phrase RateOf = new("Intervalle de {0}, par exemple 2s..5s", "Interval of {0}, such as 2s..5s");
    public static readonly Phrase SetRate = new("Appliquer", "Apply");
    public static readonly Phrase SetRateOf = new("Appliquer l'intervalle : {0}", "Apply the interval: {0}");
    public static readonly Phrase Done = new("Fait.", "Done.");
    public static readonly Phrase NotAllowed = new("La session est terminée ; reconnectez-vous.", "The session has ended; sign in again.");
}
