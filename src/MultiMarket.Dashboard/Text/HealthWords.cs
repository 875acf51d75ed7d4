namespace MultiMarket.Dashboard.Text;

/// <summary>The words of the page of the ingest path.</summary>
public static class HealthWords
{
    public static readonly Phrase System = new("Système", "System");
    public static readonly Phrase Counters = new("Fichiers depuis le démarrage", "Files since the start");
    public static readonly Phrase Waiting = new("En attente", "Waiting");
    public static readonly Phrase WaitingNote = new("dans les dossiers source", "in the source folders");
    public static readonly Phrase Validated = new("Validées", "Validated");
    public static readonly Phrase ValidatedNote = new("conformes au contrat", "kept every rule");
    public static readonly Phrase Inserted = new("Insérées", "Inserted");
    public static readonly Phrase InsertedNote = new("enregistrées dans l'entrepôt", "stored in the warehouse");
    public static readonly Phrase Duplicate = new("Doublons", "Duplicates");
    public static readonly Phrase DuplicateNote = new("déjà enregistrées, sans effet", "stored before, harmless");
    public static readonly Phrase Rejected = new("Rejetées", "Rejected");
    public static readonly Phrase RejectedNote = new("avec leur raison", "with their reason");
    public static readonly Phrase Archived = new("Archivées", "Archived");
    public static readonly Phrase ArchivedNote = new("fichiers rangés", "files put away");
    public static readonly Phrase InFlight = new("En cours", "In flight");
    public static readonly Phrase ByChannel = new("Par canal", "By channel");
    public static readonly Phrase OldestWaiting = new("Plus ancien en attente", "Oldest waiting");
    public static readonly Phrase Nothing = new("rien", "nothing");
    public static readonly Phrase OldestFile = new("{0} ({1}), depuis {2}", "{0} ({1}), for {2}");
    public static readonly Phrase Lag = new("Délai entre dépôt et enregistrement", "Lag from drop to stored");
    public static readonly Phrase LagNote = new("Sur les 4 096 dernières commandes de chaque canal ; la limite est de 10 s.", "Over the last 4,096 orders of each channel; the bound is 10 s.");
    public static readonly Phrase WithinBound = new("sous la limite", "within the bound");
    public static readonly Phrase OverBound = new("au-delà de la limite", "over the bound");
    public static readonly Phrase Samples = new("Commandes", "Orders");
    public static readonly Phrase NoLags = new("Aucune commande enregistrée depuis le démarrage.", "No orders stored since the start.");
    public static readonly Phrase Rejections = new("Rejets par raison", "Rejections by reason");
    public static readonly Phrase RejectionsNote = new("Fichiers du dossier des rejets : {0}.", "Files in the rejected folder: {0}.");
    public static readonly Phrase AtLeast = new("{0} et plus", "{0} and more");
    public static readonly Phrase NoRejections = new("Aucun fichier rejeté.", "No rejected files.");
    public static readonly Phrase Reason = new("Raison", "Reason");
    public static readonly Phrase Files = new("Fichiers", "Files");
    public static readonly Phrase RejectedFiles = new("Fichiers rejetés", "Rejected files");
    public static readonly Phrase File = new("Fichier", "File");
    public static readonly Phrase When = new("Quand", "When");
    public static readonly Phrase Place = new("Endroit", "Place");
    public static readonly Phrase Found = new("Trouvé", "Found");
    public static readonly Phrase Expected = new("Attendu", "Expected");
    public static readonly Phrase Restarts = new("Redémarrages d'acteurs", "Actor restarts");
    public static readonly Phrase RestartsNote = new("{0} depuis le démarrage ; messages perdus : {1}.", "{0} since the start; messages lost: {1}.");
    public static readonly Phrase NoRestarts = new("Aucun redémarrage.", "No restarts.");
    public static readonly Phrase Actor = new("Acteur", "Actor");
    public static readonly Phrase Cause = new("Cause", "Cause");
    public static readonly Phrase Warehouse = new("Entrepôt", "Warehouse");
    public static readonly Phrase Available = new("disponible depuis le {0}", "available since {0}");
    public static readonly Phrase Unavailable = new("indisponible depuis le {0} : {1}", "unavailable since {0}: {1}");
    public static readonly Phrase Embedded = new("intégré", "embedded");
    public static readonly Phrase MongoDb = new("MongoDB", "MongoDB");
    public static readonly Phrase Packages = new("Paquets", "Packages");
    public static readonly Phrase Instance = new("Instance", "Instance");
    public static readonly Phrase InstanceValue = new("{0}, version {1}", "{0}, version {1}");
    public static readonly Phrase Since = new("En marche depuis le", "Running since");
    public static readonly Phrase Trouble = new("{0} : {1}", "{0}: {1}");
    public static readonly Phrase Ignored = new("Ignorés", "Ignored");
}
