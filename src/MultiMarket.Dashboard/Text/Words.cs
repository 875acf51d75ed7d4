namespace MultiMarket.Dashboard.Text;

/// <summary>The words of the frame around every page.</summary>
public static class Words
{
    public static readonly Phrase Overview = new("Vue d'ensemble", "Overview");
    public static readonly Phrase RealTime = new("Temps réel", "Real time");
    public static readonly Phrase Health = new("Santé de l'ingestion", "Ingestion health");
    public static readonly Phrase HealthInShort = new("Santé", "Health");
    public static readonly Phrase MainNavigation = new("Pages", "Pages");
    public static readonly Phrase SkipToContent = new("Aller au contenu", "Skip to content");
    public static readonly Phrase SwitchLanguage = new("English", "Français");
    public static readonly Phrase Theme = new("Thème", "Theme");
    public static readonly Phrase ThemeSystem = new("Système", "System");
    public static readonly Phrase ThemeLight = new("Clair", "Light");
    public static readonly Phrase ThemeDark = new("Sombre", "Dark");
    public static readonly Phrase SignIn = new("Connexion", "Sign in");
    public static readonly Phrase SignOut = new("Déconnexion", "Sign out");
    public static readonly Phrase SessionEnded = new("La session est terminée.", "The session has ended.");
    public static readonly Phrase Reconnecting = new("Connexion perdue. Reconnexion en cours…", "Connection lost. Reconnecting…");
    public static readonly Phrase PageFailed = new("La page a rencontré une erreur.", "The page has met an error.");
    public static readonly Phrase Reload = new("Recharger", "Reload");
    public static readonly Phrase NotFound = new("Cette page n'existe pas.", "There is no such page.");
    public static readonly Phrase Loading = new("Chargement…", "Loading…");
    public static readonly Phrase Stale = new("Données de {0} : {1}", "Data of {0}: {1}");
    public static readonly Phrase Overdue = new("Données de {0} : les suivantes se font attendre.", "Data of {0}: newer data is late.");
    public static readonly Phrase Failed = new("Les données ne peuvent pas être lues : {0}", "The data cannot be read: {0}");
    public static readonly Phrase NoOrders = new("Aucune commande dans cette sélection.", "No orders in this selection.");
    public static readonly Phrase DataTable = new("Tableau des données", "Data table");
    public static readonly Phrase Masked = new("•••", "•••");
    public static readonly Phrase MaskedLegend = new("masqué : connexion requise", "masked: sign in to see");
    public static readonly Phrase DownloadCsv = new("Télécharger en CSV : {0}", "Download as CSV: {0}");
    public static readonly Phrase DownloadPng = new("Télécharger en PNG : {0}", "Download as PNG: {0}");
    public static readonly Phrase AsOf = new("Données du {0}", "Data of {0}");
    public static readonly Phrase Legend = new("Légende", "Legend");
}
