using System.Globalization;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>A message was another one than expected.</summary>
public class AkkaEqualException : XunitException
{
    public AkkaEqualException(string format = "", params object[] args)
        : base(args is null or [] ? format : string.Format(CultureInfo.InvariantCulture, format, args))
    {
    }
}
