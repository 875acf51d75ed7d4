namespace MongoDB.Driver;

/// <summary>Any failure that the driver or the server reports.</summary>
public class MongoException : Exception
{
    private readonly List<string> _errorLabels = [];

    public MongoException(string message)
        : base(message)
    {
    }

    public MongoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What the server said of the kind of failure, for instance that a retry may help.</summary>
    public IReadOnlyList<string> ErrorLabels => _errorLabels;

    public void AddErrorLabel(string errorLabel)
    {
        ArgumentNullException.ThrowIfNull(errorLabel);
        if (!_errorLabels.Contains(errorLabel))
        {
            _errorLabels.Add(errorLabel);
        }
    }

    public bool HasErrorLabel(string errorLabel) => _errorLabels.Contains(errorLabel);
}
