namespace MultiMarket.Dashboard.Access;

/// <summary>Why a login did not succeed.</summary>
public enum LoginRefusal
{
    /// <summary>There was no attempt yet.</summary>
    None,

    /// <summary>Another token than the host's.</summary>
    WrongToken,

    /// <summary>The form is not one that this host gave to this browser, or is too old.</summary>
    StaleForm,

    /// <summary>Too many attempts from this address.</summary>
    TooMany,
}
