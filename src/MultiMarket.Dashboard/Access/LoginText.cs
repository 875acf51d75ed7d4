namespace MultiMarket.Dashboard.Access;

/// <summary>The words of the login page in one language.</summary>
public sealed record LoginText
{
    /// <summary>French, unless the viewer chose English, or has chosen nothing and prefers English.</summary>
    public static LoginText French { get; } = new()
    {
        Language = "fr",
        Title = "Connexion",
        Purpose = "Le pilotage des canaux et les données personnelles demandent le jeton de contrôle.",
        Token = "Jeton de contrôle",
        Where = "Il se trouve dans le fichier control.token du dossier de données, ou dans MULTIMARKET_TOKEN.",
        Submit = "Se connecter",
        SignedIn = "Vous êtes connecté.",
        SignOut = "Se déconnecter",
        Back = "Retour au tableau de bord",
        WrongToken = "Ce jeton n'est pas celui de cet hôte.",
        StaleForm = "Ce formulaire n'est plus valable. Réessayez.",
        TooMany = "Trop d'essais. Réessayez dans {0} s.",
    };

    /// <summary>English.</summary>
    public static LoginText English { get; } = new()
    {
        Language = "en",
        Title = "Log in",
        Purpose = "Channel controls and personal data need the control token.",
        Token = "Control token",
        Where = "It stands in the file control.token of the data folder, or in MULTIMARKET_TOKEN.",
        Submit = "Log in",
        SignedIn = "You are logged in.",
        SignOut = "Log out",
        Back = "Back to the dashboard",
        WrongToken = "This is not the token of this host.",
        StaleForm = "This form is no longer valid. Try again.",
        TooMany = "Too many attempts. Try again in {0} s.",
    };

    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What a login is good for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The label of the token.</summary>
    public required string Token { get; init; }

    /// <summary>Where the token is found.</summary>
    public required string Where { get; init; }

    /// <summary>The button.</summary>
    public required string Submit { get; init; }

    /// <summary>Said to whoever is logged in.</summary>
    public required string SignedIn { get; init; }

    /// <summary>The button that logs out.</summary>
    public required string SignOut { get; init; }

    /// <summary>The way back.</summary>
    public required string Back { get; init; }

    /// <summary>Said of <see cref="LoginRefusal.WrongToken"/>.</summary>
    public required string WrongToken { get; init; }

    /// <summary>Said of <see cref="LoginRefusal.StaleForm"/>.</summary>
    public required string StaleForm { get; init; }

    /// <summary>Said of <see cref="LoginRefusal.TooMany"/>; {0} is the wait in seconds.</summary>
    public required string TooMany { get; init; }

    /// <summary>What is said of a refusal; null when there is none.</summary>
    public string? Of(LoginRefusal refusal, int retryAfterSeconds) => refusal switch
    {
        LoginRefusal.WrongToken => WrongToken,
        LoginRefusal.StaleForm => StaleForm,
        LoginRefusal.TooMany => string.Format(System.Globalization.CultureInfo.InvariantCulture, TooMany, retryAfterSeconds),
        _ => null,
    };
}
