namespace Graph.Gateway.Auth;

/// <summary>Marks an endpoint that answers everyone the same, whatever credentials a request has: they are not looked at.</summary>
internal sealed class IgnoresCredentials;
